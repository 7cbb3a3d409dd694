import 'server-only';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { isFinal } from '../provisional.ts';
import { shareWork, type SharedWork } from '../share-work.ts';
import { examine, type Examined, type ExamineStep } from './internal-examine.ts';

/** Examinations kept, of any stores and heads; each holds where its findings are. */
const mostKept = 6;

type SoFar = Omit<Extract<ExamineStep, { kind: 'progress' }>, 'kind'>;

/** An examination, the store it is of, and how far it is while it is made. */
interface Kept {
  readonly store: EventStore;
  readonly work: SharedWork<Examined>;
  soFar: SoFar | null;
}

const kept = (): Map<string, Kept> => onceInProcess('health', () => new Map<string, Kept>());

const nameOf = (id: string, head: string | null): string => JSON.stringify([id, head]);

/** A log up to its head. */
export interface LogUpTo {
  readonly store: EventStore;
  readonly id: string;
  readonly head: string | null;
}

/** Keeps an examination until others came since; not one that a store which may answer again left open. */
export function keepExamined({ store, id }: Omit<LogUpTo, 'head'>, examined: Examined): void {
  const name = nameOf(id, examined.end.head);
  kept().delete(name);
  if (!isLasting(examined)) return;
  put(name, { store, work: shareWork(() => Promise.resolve(examined)), soFar: null });
}

const isLasting = ({ end }: Examined): boolean => end.notExamined.length === 0;

/** The examination of a log up to this head, where there is one or one is being made. */
export function keptExamined({ store, id, head }: LogUpTo): SharedWork<Examined> | null {
  const found = kept().get(nameOf(id, head));
  // A store that was closed and opened again is another object: it may be another log under the same id.
  return found?.store !== store || found.work.isAbandoned() ? null : found.work;
}

export interface UpTo extends LogUpTo {
  readonly head: Position;
  /** Place just after the head; null when nothing is newer. */
  readonly after: Position | null;
}

/** What the health of a log finds up to a head: as it was examined before, else examined now, once for all who ask. */
export async function examinedUpTo(upTo: UpTo, signal: AbortSignal): Promise<Examined> {
  const known = keptExamined(upTo);
  if (known === null) return examineOnce(upTo).join(signal);
  const before = await known.join(signal);
  if (!(await hasSettledSince(before, upTo, signal))) return before;
  // Somebody else may have found out too, and begun.
  const begun = keptExamined(upTo);
  return (begun === null || begun === known ? examineOnce(upTo) : begun).join(signal);
}

/** What was still open when a log was examined is final now: something may have come into it. */
async function hasSettledSince(
  { end }: Examined,
  { store, head }: UpTo,
  signal: AbortSignal,
): Promise<boolean> {
  if (isFinal(end.provisional)) return false;
  const { settled } = await store.horizon(signal);
  return settled !== null && store.comparePositions(head, settled) <= 0;
}

function examineOnce(upTo: UpTo): SharedWork<Examined> {
  const { store, id, head } = upTo;
  const name = nameOf(id, head);
  const drop = (): void => {
    if (kept().get(name)?.work === work) kept().delete(name);
  };
  const work = shareWork(async (shared) => {
    try {
      const made = await examined(upTo, shared, (soFar) => {
        making.soFar = soFar;
      });
      making.soFar = null;
      if (!isLasting(made)) drop();
      return made;
    } catch (error) {
      drop();
      throw error;
    }
  });
  const making: Kept = { store, work, soFar: { examined: 0, backTo: null } };
  put(name, making);
  return work;
}

/** How far the examination that is being made is; null where none is. */
export const examinedSoFar = ({ id, head }: Omit<LogUpTo, 'store'>): SoFar | null =>
  kept().get(nameOf(id, head))?.soFar ?? null;

function put(name: string, examination: Kept): void {
  kept().delete(name);
  kept().set(name, examination);
  for (const old of [...kept().keys()].slice(0, -mostKept)) kept().delete(old);
}

async function examined(
  upTo: UpTo,
  signal: AbortSignal,
  onProgress: (soFar: SoFar) => void,
): Promise<Examined> {
  for await (const step of examine(upTo, signal)) {
    if (step.kind === 'examined') return step.examined;
    onProgress({ examined: step.examined, backTo: step.backTo });
  }
  throw new Error('An examination ends with its end.');
}
