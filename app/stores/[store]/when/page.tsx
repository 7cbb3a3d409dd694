import type { Metadata } from 'next';
import { WhenCategoryScreen } from '@/components/state/when-category-screen.tsx';
import { readSegments } from '@/lib/urls/api-href.ts';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { store = '' } = readSegments(await params);
  return { title: `Where did it ever hold · ${store}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { store = '' } = readSegments(await params);
  const { category, condition } = await searchParams;
  return (
    <WhenCategoryScreen
      store={store}
      category={typeof category === 'string' ? category : ''}
      condition={typeof condition === 'string' ? condition : ''}
    />
  );
}
