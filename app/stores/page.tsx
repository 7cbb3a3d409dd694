import type { Metadata } from 'next';
import { StoreList } from '@/components/stores/store-list.tsx';

export const metadata: Metadata = { title: 'Stores' };

export default function Page() {
  return <StoreList />;
}
