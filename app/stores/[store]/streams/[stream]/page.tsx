import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { readStreamSummary as contract } from '@/lib/api/streams.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { readStreamSummary } from '@/server/services/streams/read-stream-summary.ts';
import { StreamByClock } from './stream-by-clock.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string; readonly stream: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { store, stream } = readSegments(await params);
  return { title: `${stream ?? ''} · ${store ?? ''}` };
}

/** Timeline and state of one stream. What depends on the moment is read in the browser, which folds it. */
export default async function Page({ params }: Props) {
  const { store = '', stream = '' } = readSegments(await params);
  return (
    <Prefetched reads={[readOf(contract, readStreamSummary, { store, stream })]}>
      <StreamByClock key={`${store}/${stream}`} store={store} stream={stream} />
    </Prefetched>
  );
}
