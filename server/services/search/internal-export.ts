import 'server-only';
import type { ExportAsked } from '@/lib/api/jobs.ts';
import { AppError } from '@/lib/errors.ts';
import { instant } from '@/lib/events/ids.ts';
import { printQuery } from '@/lib/query/print.ts';
import { isZone } from '@/lib/time/zone.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import type { Asking } from '../define-service.ts';
import { planOf, readQuery } from './internal-plan.ts';
import { settledHead } from './internal-settled-head.ts';

export interface ExportQuestion extends Pick<ExportAsked, 'q' | 'zone' | 'format'> {
  readonly store: string;
  readonly head?: string | undefined;
}

/** The question with everything that changes while it is answered pinned. Throws what is wrong with it. */
export async function pinExport(
  { store: id, q, zone, format, head }: ExportQuestion,
  { signal, policy }: Pick<Asking, 'signal' | 'policy'>,
): Promise<ExportAsked> {
  if (!isZone(zone)) {
    throw new AppError('invalid_input', `There is no zone "${zone}".`, { field: 'zone' });
  }
  const { query } = readQuery(q, policy);
  const { store } = await storeById(id);
  const now = new Date().toISOString();
  // A position in the query that is none of the store's is told now and not by the job.
  planOf(query, { store, service: id, clock: { now: instant(now), zone } });
  const { head: newest, isFinal, leftOut } = await settledHead(store, head ?? null, signal);
  return {
    ...{ q: printQuery(query), zone, format, now, isFinal, leftOut },
    head: newest?.position ?? null,
    newest: newest?.recordedAt ?? null,
    oldest: newest === null ? null : await oldestTime(store, signal),
  };
}

async function oldestTime(store: EventStore, signal: AbortSignal): Promise<string | null> {
  const { items } = await store.readLog(
    { all: [] },
    { direction: 'forward', after: null, until: null },
    { signal, limit: 1, maxScanned: 1, payload: 'omit' },
  );
  return items[0]?.recordedAt ?? null;
}
