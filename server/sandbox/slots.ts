import 'server-only';
import { onceInProcess } from '@/server/once-in-process.ts';
import { mostRuns, mostWorkers } from '@/lib/sandbox/budgets.ts';

/** Whoever has a worker of its own, or is about to. */
export interface Resident {
  /** Ends its worker, which is made anew when it is needed. Resolves when the worker is gone. */
  readonly rest: () => Promise<void>;
}

interface Slots {
  free: number;
  readonly waiting: (() => void)[];
  /** The one that worked longest ago first. */
  readonly alive: Set<Resident>;
  readonly busy: Set<Resident>;
}

const slots = (): Slots =>
  onceInProcess('sandbox-slots', () => ({
    ...{ free: mostRuns, waiting: [] as (() => void)[] },
    ...{ alive: new Set<Resident>(), busy: new Set<Resident>() },
  }));

/**
 * Runs the work when one of the few places is free, first come, first served. Where there would be too
 * many workers, those that have rested longest are ended first.
 */
export async function inSlot<Value>(
  resident: Resident,
  work: () => Promise<Value>,
): Promise<Value> {
  const own = slots();
  if (own.free > 0) own.free -= 1;
  else {
    await new Promise<void>((resolve) => {
      own.waiting.push(resolve);
    });
  }
  own.alive.delete(resident);
  own.alive.add(resident);
  own.busy.add(resident);
  try {
    await Promise.all(surplus(own).map((each) => each.rest()));
    return await work();
  } finally {
    own.busy.delete(resident);
    const next = own.waiting.shift();
    if (next === undefined) own.free += 1;
    else next();
  }
}

/** It has no worker any more. */
export function leaveSlots(resident: Resident): void {
  slots().alive.delete(resident);
}

/** Workers there can be at this moment. */
export const workersAlive = (): number => slots().alive.size;

function surplus({ alive, busy }: Slots): readonly Resident[] {
  const resting = [...alive].filter((each) => !busy.has(each));
  const gone = resting.slice(0, Math.max(0, alive.size - mostWorkers));
  for (const each of gone) alive.delete(each);
  return gone;
}
