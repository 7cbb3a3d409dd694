import 'server-only';
import { onEveryStore, type NotExamined, type Placed } from './internal-find.ts';
import { relatedIn } from './internal-related.ts';

/** Where an answer ends: a tree beyond either is told as unfinished. */
const deepest = 20;
const mostEvents = 500;
/** Causes asked for at once; some stores take only so many. */
const mostAsked = 200;

export interface Effects {
  /** Nearest first, oldest first within a step. */
  readonly events: readonly Placed[];
  /** Why the tree may go on: too deep or too many; null where it was followed to its ends. */
  readonly stopped: 'depth' | 'count' | null;
  readonly notExamined: readonly NotExamined[];
}

/**
 * Everything that follows from an event, step by step over all stores. An event that is met again is
 * not followed again, so that circles end.
 */
export async function effectsOf(start: Placed, signal: AbortSignal): Promise<Effects> {
  const seen = new Set([keyOf(start)]);
  const events: Placed[] = [];
  const doubts = new Map<string, NotExamined>();
  let step: readonly Placed[] = [start];
  for (let depth = 1; depth <= deepest; depth += 1) {
    const found = await directEffects(start.store, step, { doubts, signal });
    step = found.filter((placed) => isNew(seen, placed));
    events.push(...step);
    if (events.length >= mostEvents) return ended(events.slice(0, mostEvents), 'count', doubts);
    if (step.length === 0) return ended(events, null, doubts);
  }
  return ended(events, 'depth', doubts);
}

const ended = (
  events: readonly Placed[],
  stopped: Effects['stopped'],
  doubts: ReadonlyMap<string, NotExamined>,
): Effects => ({ events, stopped, notExamined: [...doubts.values()] });

const keyOf = ({ store, event }: Placed): string => JSON.stringify([store, event.id]);

function isNew(seen: Set<string>, placed: Placed): boolean {
  const key = keyOf(placed);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

interface Asking {
  /** Stores that could not be looked through, by name: they are not asked again. */
  readonly doubts: Map<string, NotExamined>;
  readonly signal: AbortSignal;
}

async function directEffects(
  first: string,
  causes: readonly Placed[],
  { doubts, signal }: Asking,
): Promise<readonly Placed[]> {
  const places = causes.flatMap(({ event }) => [event.id, `${event.streamId}@${event.version}`]);
  const found: Placed[] = [];
  for (let from = 0; from < places.length; from += mostAsked) {
    const term = {
      term: 'causationId',
      anyOf: places.slice(from, from + mostAsked),
      negated: false,
    } as const;
    const { results, notExamined } = await onEveryStore(first, async (store, name) =>
      doubts.has(name)
        ? { name, events: [], complete: true }
        : { name, ...(await relatedIn(store, term, signal)) },
    );
    for (const each of notExamined) doubts.set(each.store, each);
    for (const { name, events, complete } of results) {
      found.push(...[...events].reverse().map((event) => ({ store: name, event })));
      if (!complete) doubts.set(name, onlyNewest(name));
    }
  }
  return found;
}

const onlyNewest = (store: string): NotExamined => ({
  store,
  reason: 'Only its newest part was looked through.',
});
