import type { Metadata } from 'next';
import { readSegments } from '@/lib/urls/api-href.ts';
import { LiveScreen } from './live-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
  readonly searchParams: Promise<{ readonly q?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Live · ${readSegments(await params).store ?? ''}` };
}

/** What is recorded now, of any query. */
export default async function Page({ params, searchParams }: Props) {
  const { store = '' } = readSegments(await params);
  const { q = '' } = await searchParams;
  return <LiveScreen key={`${store} ${String(q)}`} store={store} />;
}
