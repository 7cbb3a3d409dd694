'use client';

import { useMemo } from 'react';
import type { StateView } from '@/lib/api/streams.ts';
import { setterAt } from '@/lib/fold/blame-at.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { useParsed } from './use-parsed.ts';

/** The version that last set what stands at the path; null where nothing is there. */
export function useSetter(state: StateView | undefined, text: string | null): string | null {
  const parsed = useParsed(text === null ? null : (state?.state ?? null));
  return useMemo(() => {
    const path = parsePath(text ?? '');
    if (state === undefined || parsed?.ok !== true || !path.ok) return null;
    const version = setterAt(state.blame, parsed.value, path.path);
    return version === null ? null : String(version);
  }, [state, parsed, text]);
}
