import type { Metadata } from 'next';
import { ConnectScreen } from '@/components/connect/connect-screen.tsx';

export const metadata: Metadata = { title: 'Connect a store' };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams }: Props) {
  const { location } = await searchParams;
  return <ConnectScreen given={typeof location === 'string' ? location : ''} />;
}
