import type { Metadata } from 'next';
import { readSegments } from '@/lib/urls/api-href.ts';
import { StreamScreen } from './stream-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string; readonly stream: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { store, stream } = readSegments(await params);
  return { title: `${stream ?? ''} · ${store ?? ''}` };
}

/** Timeline and state of one stream; everything else of the URL is read in the browser. */
export default async function Page({ params }: Props) {
  const { store = '', stream = '' } = readSegments(await params);
  return <StreamScreen key={`${store}/${stream}`} store={store} stream={stream} />;
}
