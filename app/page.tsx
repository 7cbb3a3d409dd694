import { redirect } from 'next/navigation';
import { AppError } from '@/lib/errors.ts';
import { storePage, storesPage } from '@/lib/urls/pages.ts';
import { pageCall } from '@/server/http/page-call.ts';
import { readLastStore } from '@/server/services/preferences/read-last-store.ts';

/** To the store last looked into, else to the list of them. */
export default async function Page(): Promise<never> {
  const store = await lastStore();
  redirect(store === null ? storesPage() : storePage(store));
}

/** Whoever is not let in learns so on the page they are sent to. */
async function lastStore(): Promise<string | null> {
  try {
    return (await readLastStore(await pageCall(), {})).value.store;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return null;
  }
}
