import 'server-only';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@/lib/errors.ts';
import { onceInProcess } from '@/server/once-in-process.ts';

/** How long counts are kept for a reader who may go on with them. */
const keptMilliseconds = 15 * 60_000;
const mostKept = 40;
/** Tables hold events, which take room. */
const mostTables = 8;
/** How long a reader waits for the end of the read that they have just broken off. */
const waitMilliseconds = 5000;

interface Kept {
  readonly kind: string;
  readonly run: unknown;
  busy: boolean;
  until: number;
}

/** A run while somebody reads it. */
export interface HeldRun<Run> {
  readonly id: string;
  readonly run: Run;
  /** Lets others go on with it; without `keep` nobody can any more. */
  readonly release: (keep: boolean) => void;
}

const kept = (): Map<string, Kept> => onceInProcess('held-runs', () => new Map<string, Kept>());

/** Keeps what was counted so far, so that it can be gone on with under its id. */
export function holdRun<Run>(kind: string, run: Run): HeldRun<Run> {
  const id = randomUUID();
  dropOld(kind);
  kept().set(id, { kind, run, busy: true, until: Date.now() + keptMilliseconds });
  return held(id, run);
}

/** Throws `invalid_input` when a run is not kept any more. */
export function checkRun(kind: string, id: string): void {
  keptRun(kind, id);
}

/** A run to go on with, once whoever broke it off is done; throws where `checkRun` does. */
export async function takeRun<Run>(
  kind: string,
  id: string,
  signal: AbortSignal,
): Promise<HeldRun<Run>> {
  const giveUp = Date.now() + waitMilliseconds;
  for (;;) {
    const found = keptRun(kind, id);
    if (!found.busy) {
      found.busy = true;
      return held(id, typed<Run>(found));
    }
    if (Date.now() > giveUp) throw busy();
    await wait(20, undefined, { signal });
  }
}

function keptRun(kind: string, id: string): Kept {
  const found = kept().get(id);
  if (found?.kind !== kind || found.until < Date.now()) throw gone();
  return found;
}

// Runs of one kind are held by one service, which gives them their type.
const typed = <Run>({ run }: Kept): Run => run as Run;

function held<Run>(id: string, run: Run): HeldRun<Run> {
  return {
    id,
    run,
    release(keep) {
      const found = kept().get(id);
      if (found === undefined) return;
      found.busy = false;
      found.until = Date.now() + keptMilliseconds;
      if (!keep) kept().delete(id);
    },
  };
}

function dropOld(kind: string): void {
  for (const [id, { busy, until }] of kept()) if (!busy && until < Date.now()) kept().delete(id);
  if (kind.endsWith('table')) dropSurplus(([, each]) => each.kind === kind, mostTables);
  dropSurplus(() => true, mostKept);
}

function dropSurplus(of: (entry: [string, Kept]) => boolean, most: number): void {
  const all = [...kept()].filter(of);
  const surplus = Math.max(0, all.length + 1 - most);
  for (const [id] of all.filter(([, { busy }]) => !busy).slice(0, surplus)) kept().delete(id);
}

const gone = (): AppError =>
  new AppError('invalid_input', 'What was counted so far is not kept any more. Search again.', {
    field: 'cursor',
  });

const busy = (): AppError =>
  new AppError('conflict', 'This count is going on for another reader.', { field: 'cursor' });
