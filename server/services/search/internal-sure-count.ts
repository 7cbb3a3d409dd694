import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import type { IndexedText, Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { eventsUpTo } from '@/server/index/events-up-to.ts';
import type { IndexFact, SearchIndex } from '@/server/index/port.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { isWithin, type IndexedPart, type Standing } from './internal-indexed-part.ts';
import { Judge } from './internal-judge.ts';
import { SpreadSample } from './internal-spread-sample.ts';

/** Events that the store is asked for, to see that it holds what the index says. */
const mostChecked = 200;

/** The part of an answer that the index is sure of. */
export interface SurePart {
  readonly part: IndexedPart;
  readonly sure: Narrowing;
  /** Last ordinal that the index answers for; what is newer is scanned. */
  readonly upTo: number;
}

/** The ordinals a search leaves to the index, when it stands there. */
export async function ordinalsLeft(
  { index, events, through }: Pick<IndexedPart, 'index' | 'events' | 'through'>,
  standing: Standing,
): Promise<number> {
  const { store, after } = standing;
  const compare = (a: Position, b: Position): number => store.comparePositions(a, b);
  // The scan of what is newer ends with the last event that is covered.
  if (!isWithin(standing, through)) return events - 1;
  if (after === null) return events;
  const upTo = await eventsUpTo(index, after, compare);
  const place = await index.placeAt(upTo);
  return place !== null && compare(place.position, after) === 0 ? upTo - 1 : upTo;
}

export interface SureCount extends SurePart {
  readonly store: EventStore;
  readonly head: Position;
  readonly texts: readonly IndexedText[];
  readonly takeFact: (fact: IndexFact) => void;
  readonly signal: AbortSignal;
}

/** Counts what the index is sure of. Throws when the store does not hold what it says. */
export async function countSure(count: SureCount): Promise<void> {
  const { part, sure, upTo, texts, takeFact, signal } = count;
  const { index } = part;
  const sample = new SpreadSample(mostChecked);
  const request = { spans: [{ from: 1, to: upTo }], texts, signal };
  for await (const facts of index.facts(sure, request)) {
    for (const fact of facts) {
      takeFact(fact);
      sample.take(fact.ordinal);
    }
  }
  await check(count, sample.taken());
}

async function check(
  { store, part, head, signal }: SureCount,
  ordinals: readonly number[],
): Promise<void> {
  if (ordinals.length === 0) return;
  const positions = await positionsOf(part.index, ordinals);
  const many = Math.max(1, positions.length);
  const events = await store.readPositions(positions, {
    signal,
    limit: many,
    maxScanned: many,
    payload: 'full',
  });
  const judge = new Judge(part.plan, { store, head, signal });
  let found = 0;
  for (const event of events) if ((await judge.of(event)) === true) found += 1;
  if (found < positions.length) throw new Error('It says what the store does not hold.');
}

export async function positionsOf(
  index: SearchIndex,
  ordinals: readonly number[],
): Promise<readonly Position[]> {
  const places = await Promise.all(ordinals.map((ordinal) => index.placeAt(ordinal)));
  return places.flatMap((place) => place?.position ?? []);
}
