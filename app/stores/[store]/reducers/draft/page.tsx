import type { Metadata } from 'next';
import { readSegments } from '@/lib/urls/api-href.ts';
import { DraftScreen } from './draft-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export const metadata: Metadata = { title: 'Draft of a reducer' };

export default async function Page({ params, searchParams }: Props) {
  const { store = '' } = readSegments(await params);
  const { category, from, stream, at } = await searchParams;
  return (
    <DraftScreen
      store={store}
      category={textOf(category)}
      from={textOf(from)}
      stream={textOf(stream)}
      at={textOf(at)}
    />
  );
}

const textOf = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value : '';
