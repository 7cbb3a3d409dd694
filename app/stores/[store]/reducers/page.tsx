import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { listReducers as contract } from '@/lib/api/reducers.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { listReducers } from '@/server/services/reducers/list-reducers.ts';
import { ReducersScreen } from './reducers-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Reducers · ${readSegments(await params).store ?? ''}` };
}

export default async function Page({ params }: Props) {
  const { store = '' } = readSegments(await params);
  return (
    <Prefetched reads={[readOf(contract, listReducers, { store })]}>
      <ReducersScreen key={store} store={store} />
    </Prefetched>
  );
}
