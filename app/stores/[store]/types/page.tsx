import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { describeStore as contract } from '@/lib/api/stores.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { describeStore } from '@/server/services/stores/describe-store.ts';
import { TypesScreen } from './types-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Types · ${readSegments(await params).store ?? ''}` };
}

export default async function Page({ params }: Props) {
  const { store = '' } = readSegments(await params);
  return (
    <Prefetched reads={[readOf(contract, describeStore, { store })]}>
      <TypesScreen key={store} store={store} />
    </Prefetched>
  );
}
