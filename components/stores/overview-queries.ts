import { contractQuery } from '@/components/ui/contract-query.ts';
import { listEvents } from '@/lib/api/events.ts';
import { readStore, readVolume } from '@/lib/api/stores.ts';
import type { PeriodView } from '@/lib/urls/pages.ts';

/** Bars asked for: about a week each over two years. */
const buckets = 120;

/** The same on the server and in the browser, so that one finds what the other has read. */
export const volumeParams = (store: string, { from, to }: PeriodView) => ({
  store,
  from: from ?? null,
  to: to ?? null,
  buckets,
});

export const volumeQuery = (store: string, period: PeriodView) =>
  contractQuery(readVolume, volumeParams(store, period));

export const storeQuery = (store: string) => contractQuery(readStore, { store });

const latestShown = 10;

export const latestEventsParams = (store: string) => ({ store, limit: latestShown });

export const latestEventsQuery = (store: string) =>
  contractQuery(listEvents, latestEventsParams(store));
