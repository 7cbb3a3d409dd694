import type { Metadata } from 'next';
import { firstPageOf, Prefetched, readOf } from '@/app/prefetched.tsx';
import { readStreamsFilter, streamsParams } from '@/components/streams/streams-filter.ts';
import { describeStore as describeContract } from '@/lib/api/stores.ts';
import { listStreams as streamsContract } from '@/lib/api/streams.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { describeStore } from '@/server/services/stores/describe-store.ts';
import { listStreams } from '@/server/services/streams/list-streams.ts';
import { StreamsScreen } from './streams-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Streams · ${readSegments(await params).store ?? ''}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { store = '' } = readSegments(await params);
  const filter = readStreamsFilter(await searchParams);
  return (
    <Prefetched
      reads={[
        firstPageOf(streamsContract, listStreams, streamsParams(store, filter)),
        readOf(describeContract, describeStore, { store }),
      ]}
    >
      <StreamsScreen key={store} store={store} />
    </Prefetched>
  );
}
