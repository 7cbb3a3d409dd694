import { Link } from '@/components/ui/link.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { storesPage } from '@/lib/urls/pages.ts';

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Empty title="There is no such page">
      The address may be cut off, or from another version.{' '}
      <Link href={storesPage()}>All stores</Link>
    </Empty>
  );
}
