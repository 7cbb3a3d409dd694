import 'server-only';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { shareWork, type SharedWork } from '../share-work.ts';
import { examine, type Examined } from './internal-examine.ts';

/** Examinations kept, of any stores and heads; each holds where its findings are. */
const mostKept = 6;

const kept = (): Map<string, SharedWork<Examined>> =>
  onceInProcess('health', () => new Map<string, SharedWork<Examined>>());

const nameOf = (id: string, head: string | null): string => JSON.stringify([id, head]);

/** Keeps an examination until others came since. */
export function keepExamined(id: string, examined: Examined): void {
  put(
    nameOf(id, examined.end.head),
    shareWork(() => Promise.resolve(examined)),
  );
}

/** The examination of a log up to this head, where there is one or one is being made. */
export function keptExamined(id: string, head: string | null): SharedWork<Examined> | null {
  const name = nameOf(id, head);
  const found = kept().get(name);
  return found === undefined || found.isAbandoned() ? null : found;
}

export interface UpTo {
  readonly store: EventStore;
  readonly id: string;
  readonly head: Position;
  /** Place just after the head; null when nothing is newer. */
  readonly after: Position | null;
}

/** What the health of a log finds up to a head: as it was examined before, else examined now, once for all who ask. */
export function examinedUpTo(upTo: UpTo, signal: AbortSignal): Promise<Examined> {
  const { id, head } = upTo;
  const known = keptExamined(id, head);
  if (known !== null) return known.join(signal);
  const name = nameOf(id, head);
  const work = shareWork(async (shared) => {
    try {
      return await examined(upTo, shared);
    } catch (error) {
      if (kept().get(name) === work) kept().delete(name);
      throw error;
    }
  });
  put(name, work);
  return work.join(signal);
}

function put(name: string, work: SharedWork<Examined>): void {
  kept().delete(name);
  kept().set(name, work);
  for (const old of [...kept().keys()].slice(0, -mostKept)) kept().delete(old);
}

async function examined(upTo: UpTo, signal: AbortSignal): Promise<Examined> {
  for await (const step of examine(upTo, signal)) {
    if (step.kind === 'examined') return step.examined;
  }
  throw new Error('An examination ends with its end.');
}
