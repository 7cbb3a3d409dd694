'use client';

import { useMemo } from 'react';
import { parseJson, type ParsedJson } from '@/lib/json/parse-json.ts';

/** The text taken apart; null where there is none. */
export function useParsed(text: string | null): ParsedJson | null {
  return useMemo(() => (text === null ? null : parseJson(text)), [text]);
}
