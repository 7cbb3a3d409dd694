import type { Metadata } from 'next';
import { HealthScreen } from '@/components/health/health-screen.tsx';
import { ProblemsOfStore } from '@/components/stores/problems-of-store.tsx';
import { readSegments } from '@/lib/urls/api-href.ts';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Health · ${readSegments(await params).store ?? ''}` };
}

/** Whether anything is missing, late, duplicated or unreadable. */
export default async function Page({ params }: Props) {
  const { store = '' } = readSegments(await params);
  return <HealthScreen key={store} store={store} safety={<ProblemsOfStore store={store} />} />;
}
