import 'server-only';
import { onceInProcess } from '@/server/once-in-process.ts';
import { mostRuns } from '@/lib/sandbox/budgets.ts';

interface Slots {
  free: number;
  readonly waiting: (() => void)[];
}

const slots = (): Slots =>
  onceInProcess('sandbox-slots', () => ({ free: mostRuns, waiting: [] as (() => void)[] }));

/** Runs the work when one of the few places is free, first come, first served. */
export async function inSlot<Value>(work: () => Promise<Value>): Promise<Value> {
  const own = slots();
  if (own.free > 0) own.free -= 1;
  else {
    await new Promise<void>((resolve) => {
      own.waiting.push(resolve);
    });
  }
  try {
    return await work();
  } finally {
    const next = own.waiting.shift();
    if (next === undefined) own.free += 1;
    else next();
  }
}
