import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { latestEventsParams, volumeParams } from '@/components/stores/overview-queries.ts';
import { recentStreamsParams } from '@/components/streams/list-queries.ts';
import { listEvents as eventsContract } from '@/lib/api/events.ts';
import {
  describeStore as describeContract,
  readStore as storeContract,
  readVolume as volumeContract,
} from '@/lib/api/stores.ts';
import { readIndex as indexContract } from '@/lib/api/search-index.ts';
import { listStreams as streamsContract } from '@/lib/api/streams.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { listEvents } from '@/server/services/events/list-events.ts';
import { describeStore } from '@/server/services/stores/describe-store.ts';
import { readIndex } from '@/server/services/stores/read-index.ts';
import { readStore } from '@/server/services/stores/read-store.ts';
import { readVolume } from '@/server/services/stores/read-volume.ts';
import { listStreams } from '@/server/services/streams/list-streams.ts';
import { OverviewScreen } from './overview-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readSegments(await params).store ?? '' };
}

export default async function Page({ params, searchParams }: Props) {
  const { store = '' } = readSegments(await params);
  const { from, to } = await searchParams;
  const period = { from: oneOf(from), to: oneOf(to) };
  return (
    <Prefetched
      reads={[
        readOf(storeContract, readStore, { store }),
        readOf(describeContract, describeStore, { store }),
        readOf(volumeContract, readVolume, volumeParams(store, period)),
        readOf(indexContract, readIndex, { store }),
        readOf(streamsContract, listStreams, recentStreamsParams(store)),
        readOf(eventsContract, listEvents, latestEventsParams(store)),
      ]}
    >
      <OverviewScreen key={store} store={store} period={period} />
    </Prefetched>
  );
}

/** A repeated name counts once. */
const oneOf = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;
