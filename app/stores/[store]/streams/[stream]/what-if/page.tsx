import type { Metadata } from 'next';
import { WhatIfScreen } from '@/components/state/what-if-screen.tsx';
import { readSegments } from '@/lib/urls/api-href.ts';

interface Props {
  readonly params: Promise<{ readonly store: string; readonly stream: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { stream = '' } = readSegments(await params);
  return { title: `What if · ${stream}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { store = '', stream = '' } = readSegments(await params);
  const { at, edit } = await searchParams;
  return (
    <WhatIfScreen
      streamRef={{ store, stream }}
      at={typeof at === 'string' && at !== '' ? at : null}
      edits={[edit ?? []].flat()}
    />
  );
}
