import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import { asksLedger, type Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { eventsUpTo } from '@/server/index/events-up-to.ts';
import { isSameEvent } from '@/server/index/is-same-event.ts';
import {
  nothingFound,
  type FoundPart,
  type IndexedPart,
  type IndexedRequest,
} from './internal-indexed-part.ts';
import { judgedWhole } from './internal-plan.ts';

export interface RecentRequest extends IndexedRequest {
  readonly narrowing: Narrowing;
  /** What the index of the whole log has a part in. */
  readonly whole: IndexedPart | null;
}

/**
 * What the index of the newest events can do for a search, until that of the whole log goes as far. It knows
 * nothing of states, which come from the beginning of a stream.
 */
export async function recentPart(request: RecentRequest, signal: AbortSignal): Promise<FoundPart> {
  const { store, index, narrowing, plan, whole } = request;
  if (asksLedger(narrowing)) return nothingFound;
  const { events } = await index.coverage();
  const [first, last] = await Promise.all([index.placeAt(1), index.placeAt(events)]);
  if (first === null || last === null) return nothingFound;
  const isNewer = whole === null || store.comparePositions(last.position, whole.through) > 0;
  if (!isNewer || !(await isSameEvent(store, last, signal))) return nothingFound;
  const compare = (a: Position, b: Position): number => store.comparePositions(a, b);
  const known = whole === null ? 0 : await eventsUpTo(index, whole.through, compare);
  return {
    part: {
      ...{ index, narrowing, events },
      ...{ through: last.position, begins: first.position },
      adds: events - known,
      plan: judgedWhole(plan),
      check: () => Promise.resolve(),
    },
    problem: null,
  };
}
