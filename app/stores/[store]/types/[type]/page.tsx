import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { readType as contract } from '@/lib/api/stores.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { readType } from '@/server/services/stores/read-type.ts';
import { TypeScreen } from './type-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string; readonly type: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { store, type } = readSegments(await params);
  return { title: `${type ?? ''} · ${store ?? ''}` };
}

export default async function Page({ params }: Props) {
  const { store = '', type = '' } = readSegments(await params);
  return (
    <Prefetched reads={[readOf(contract, readType, { store, type })]}>
      <TypeScreen key={`${store}/${type}`} store={store} type={type} />
    </Prefetched>
  );
}
