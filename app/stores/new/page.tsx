import type { Metadata } from 'next';
import { ConnectScreen } from '@/components/connect/connect-screen.tsx';

export const metadata: Metadata = { title: 'Connect a store' };

export default function Page() {
  return <ConnectScreen />;
}
