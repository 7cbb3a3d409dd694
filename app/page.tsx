import { redirect } from 'next/navigation';
import { storesPage } from '@/lib/urls/pages.ts';

export default function Page(): never {
  redirect(storesPage());
}
