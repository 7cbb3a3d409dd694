'use client';

import { useRouter as useNextRouter } from 'next/navigation';
import { useMemo } from 'react';
import { keepPinned } from './pinned.ts';

type Router = ReturnType<typeof useNextRouter>;

/** Goes to pages of ours and keeps the pinned moment. */
export function useRouter(): Pick<Router, 'push' | 'replace' | 'prefetch'> {
  const router = useNextRouter();
  return useMemo(
    () => ({
      push: (href: string) => {
        router.push(keepPinned(href));
      },
      replace: (href: string) => {
        router.replace(keepPinned(href));
      },
      prefetch: (href: string) => {
        router.prefetch(keepPinned(href));
      },
    }),
    [router],
  );
}
