'use client';

import { replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useRouter } from '@/components/ui/use-router.ts';
import { fieldPage } from '@/lib/urls/pages.ts';

/** The field and the version the URL names. */
export function useFieldPlace(store: string, stream: string) {
  const search = useSearchParams();
  const router = useRouter();
  const path = search.get('path');
  const at = /^v(\d{1,19})$/.exec(search.get('at') ?? '')?.[1] ?? null;
  return {
    path: path === '' ? null : path,
    version: at === null ? null : BigInt(at),
    choosePath: (chosen: string): void => {
      router.push(fieldPage(store, stream, { path: chosen }));
    },
    chooseVersion: (version: string): void => {
      replaceAddress(fieldPage(store, stream, { path, at: `v${version}` }));
    },
  };
}
