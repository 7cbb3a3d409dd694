import 'server-only';
import { onceInProcess } from '@/server/once-in-process.ts';

/** How long counts and health of a store are good enough, in milliseconds. */
export const summaryMilliseconds = 10_000;

interface Kept {
  readonly until: number;
  readonly value: Promise<unknown>;
}

const kept = (): Map<string, Kept> => onceInProcess('kept-briefly', () => new Map<string, Kept>());

/**
 * The value made under this key in the last seconds, else a new one. For answers that cost a store
 * more than they change; failures are not kept. Values must not depend on who asks.
 */
export async function keptBriefly<Value>(
  key: readonly string[],
  make: () => Promise<Value>,
  milliseconds = summaryMilliseconds,
): Promise<Value> {
  const name = JSON.stringify(key);
  const found = kept().get(name);
  // One key is used with one `make`, so what is kept under it has that type.
  if (found !== undefined && found.until > Date.now()) return found.value as Promise<Value>;
  const value = make();
  if (kept().size > 2000) kept().clear();
  kept().set(name, { until: Date.now() + milliseconds, value });
  value.catch(() => kept().delete(name));
  return value;
}

/** Lets a store be asked anew at once, after it was connected, closed or retried. */
export function forgetKept(store: string): void {
  for (const name of kept().keys()) if (name.includes(JSON.stringify(store))) kept().delete(name);
}
