import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { readCorrelation as contract } from '@/lib/api/events.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { readCorrelation } from '@/server/services/events/read-correlation.ts';
import { CorrelationScreen } from './correlation-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string; readonly correlation: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { store, correlation } = readSegments(await params);
  return { title: `Conversation ${correlation ?? ''} · ${store ?? ''}` };
}

/** Everything with one correlation id, in every store. */
export default async function Page({ params }: Props) {
  const { store = '', correlation = '' } = readSegments(await params);
  return (
    <Prefetched reads={[readOf(contract, readCorrelation, { store, correlation })]}>
      <CorrelationScreen key={`${store}/${correlation}`} store={store} correlation={correlation} />
    </Prefetched>
  );
}
