import type { Metadata } from 'next';
import { CompareStreamsScreen } from '@/components/state/compare-streams-screen.tsx';
import { readSegments } from '@/lib/urls/api-href.ts';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export const metadata: Metadata = { title: 'Compare two streams' };

export default async function Page({ params, searchParams }: Props) {
  const { store = '' } = readSegments(await params);
  const { stream, at, against, path } = await searchParams;
  const [before = '', after = ''] = Array.isArray(stream) ? stream : [stream];
  return (
    <CompareStreamsScreen
      store={store}
      before={before}
      after={after}
      at={textOf(at)}
      against={textOf(against)}
      path={textOf(path)}
    />
  );
}

const textOf = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
