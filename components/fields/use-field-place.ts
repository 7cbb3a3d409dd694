'use client';

import { replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useRouter } from '@/components/ui/use-router.ts';
import { fieldPage } from '@/lib/urls/pages.ts';

const versionIn = (search: { get(name: string): string | null }): bigint | null => {
  const at = /^v(\d{1,19})$/.exec(search.get('at') ?? '')?.[1] ?? null;
  return at === null ? null : BigInt(at);
};

/** Keys may come faster than the page is drawn: what the address says by now. */
export const versionByNow = (): bigint | null =>
  versionIn(new URLSearchParams(window.location.search));

/** The field and the version the URL names. */
export function useFieldPlace(store: string, stream: string) {
  const search = useSearchParams();
  const router = useRouter();
  const path = search.get('path');
  const version = versionIn(search);
  const clock = search.get('clock') === 'occurred' ? 'occurred' : null;
  const reducer = search.get('reducer');
  const view = { path, reducer, at: version === null ? null : `v${String(version)}` };
  return {
    path: path === '' ? null : path,
    version,
    /** What folds the stream: hash of a version, or `inferred`; null: the active one. */
    reducer,
    /** True: what was believed is shown too. */
    isOfTwoClocks: clock === 'occurred',
    choosePath: (chosen: string): void => {
      router.push(fieldPage(store, stream, { path: chosen, clock, reducer }));
    },
    showBeliefs: (shown: boolean): void => {
      router.push(fieldPage(store, stream, { ...view, clock: shown ? 'occurred' : null }), {
        scroll: false,
      });
    },
    chooseVersion: (chosen: string): void => {
      replaceAddress(fieldPage(store, stream, { ...view, at: `v${chosen}`, clock }));
    },
  };
}
