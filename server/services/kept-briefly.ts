import 'server-only';
import { pinnedTime } from '@/server/as-of.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { shareWork, type SharedWork } from './share-work.ts';

/** How long counts and health of a store are good enough, in milliseconds. */
const summaryMilliseconds = 10_000;
const mostKept = 2000;

interface Kept {
  readonly until: number;
  readonly work: SharedWork<unknown>;
}

const kept = (): Map<string, Kept> => onceInProcess('kept-briefly', () => new Map<string, Kept>());

export interface Keeping<Value> {
  /** Names everything that shapes the value but the moment of the call; one key is used with one `make`. */
  readonly key: readonly string[];
  readonly make: (signal: AbortSignal) => Promise<Value>;
  readonly milliseconds?: number;
}

/**
 * The value made under this key in the last seconds, else a new one. For answers that cost a store
 * more than they change; failures are not kept. Values must not depend on who asks, and one reader
 * who leaves takes nothing from another.
 */
export function keptBriefly<Value>(
  { key, make, milliseconds = summaryMilliseconds }: Keeping<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const name = JSON.stringify([pinnedTime(), ...key]);
  const found = kept().get(name);
  if (found !== undefined && found.until > Date.now() && !found.work.isAbandoned()) {
    return typed<Value>(found.work).join(signal);
  }
  const work = shareWork(async (shared) => {
    try {
      return await make(shared);
    } catch (error) {
      if (kept().get(name)?.work === work) kept().delete(name);
      throw error;
    }
  });
  if (kept().size >= mostKept) kept().clear();
  kept().set(name, { until: Date.now() + milliseconds, work });
  return work.join(signal);
}

// One key is used with one `make`, so what is kept under it has that type.
const typed = <Value>(work: SharedWork<unknown>): SharedWork<Value> => work as SharedWork<Value>;

/** Lets a store be asked anew at once, after it was connected, closed or retried. */
export function forgetKept(store: string): void {
  for (const name of kept().keys()) if (name.includes(JSON.stringify(store))) kept().delete(name);
}
