import type { Metadata } from 'next';
import { WhenScreen } from '@/components/state/when-screen.tsx';
import { readSegments } from '@/lib/urls/api-href.ts';

interface Props {
  readonly params: Promise<{ readonly store: string; readonly stream: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { stream = '' } = readSegments(await params);
  return { title: `When · ${stream}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { store = '', stream = '' } = readSegments(await params);
  const { condition } = await searchParams;
  return (
    <WhenScreen
      streamRef={{ store, stream }}
      condition={typeof condition === 'string' ? condition : ''}
    />
  );
}
