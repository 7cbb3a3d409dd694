import type { PlacedEvent } from '@/lib/api/events.ts';
import { byRecorded } from './by-recorded.ts';

/** An event of a conversation under what caused it. */
export interface CausalRow {
  readonly placed: PlacedEvent;
  readonly depth: number;
  readonly parent: PlacedEvent | null;
  /** Cause that the event names although nobody has it; null when found or when it names none. */
  readonly missingCause: string | null;
}

/** `<stream>@<version>`: how stores without ids of causes name them. */
export const placeOf = ({ event }: PlacedEvent): string => `${event.streamId}@${event.version}`;

/**
 * The events of one conversation as the rows of a tree: causes above effects, siblings oldest first.
 * Every event appears exactly once; where causes form a circle, its oldest event starts a tree.
 */
export function causalRows(items: readonly PlacedEvent[]): readonly CausalRow[] {
  const links = linkCauses([...items].sort(byRecorded));
  const seen = new Set<PlacedEvent>();
  const rows = links.roots.flatMap((root) => walk(root, links, seen));
  for (const placed of links.sorted) {
    if (!seen.has(placed)) rows.push(...walk(placed, links, seen));
  }
  return rows;
}

interface Links {
  readonly sorted: readonly PlacedEvent[];
  readonly roots: readonly PlacedEvent[];
  readonly known: ReadonlyMap<string, PlacedEvent>;
  readonly effects: ReadonlyMap<PlacedEvent, readonly PlacedEvent[]>;
}

function linkCauses(sorted: readonly PlacedEvent[]): Links {
  const known = new Map<string, PlacedEvent>();
  for (const placed of sorted) known.set(placeOf(placed), placed).set(placed.event.id, placed);
  const effects = new Map<PlacedEvent, PlacedEvent[]>();
  const roots: PlacedEvent[] = [];
  for (const placed of sorted) {
    const cause = causeAmong(known, placed);
    const siblings = cause === null ? roots : (effects.get(cause) ?? []);
    siblings.push(placed);
    if (cause !== null) effects.set(cause, siblings);
  }
  return { sorted, roots, known, effects };
}

interface Step {
  readonly placed: PlacedEvent;
  readonly depth: number;
  readonly parent: PlacedEvent | null;
}

function walk(root: PlacedEvent, links: Links, seen: Set<PlacedEvent>): CausalRow[] {
  const rows: CausalRow[] = [];
  const stack: Step[] = [{ placed: root, depth: 0, parent: null }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { placed, depth } = step;
    if (seen.has(placed)) continue;
    seen.add(placed);
    rows.push({ ...step, missingCause: missingCause(links.known, placed) });
    for (const effect of [...(links.effects.get(placed) ?? [])].reverse()) {
      stack.push({ placed: effect, depth: depth + 1, parent: placed });
    }
  }
  return rows;
}

function causeAmong(
  known: ReadonlyMap<string, PlacedEvent>,
  placed: PlacedEvent,
): PlacedEvent | null {
  const { causationId } = placed.event;
  if (causationId === null) return null;
  const cause = known.get(causationId);
  return cause === undefined || cause === placed ? null : cause;
}

function missingCause(
  known: ReadonlyMap<string, PlacedEvent>,
  { event: { causationId } }: PlacedEvent,
): string | null {
  return causationId === null || known.has(causationId) ? null : causationId;
}
