import { instant, type Instant } from '@/lib/events/ids.ts';
import { compareInstants, pointOf } from '@/lib/time/compare-instants.ts';

/** What the two clocks say of an event: when the store wrote it, and when it happened. */
export interface TwoTimes {
  readonly version: string | bigint;
  readonly recordedAt: string | null;
  readonly occurredAt: string | null;
}

/** When an event happened, and how that is known. */
export interface Happening {
  /** Null: neither it nor any event before it bears a time. */
  readonly at: Instant | null;
  /** `place`: it bears no time, so it stays with the event recorded before it. */
  readonly by: 'occurred' | 'recorded' | 'place';
}

/** Events, known by their index in the order of versions, in the order in which they happened. */
export interface TwoClocks {
  readonly happenings: readonly Happening[];
  /** Indexes in order of happening. */
  readonly order: readonly number[];
  /** Place in that order, by index. */
  readonly placeOf: readonly number[];
  /**
   * By index: the first event that was recorded earlier and happened later, so that this one tells of
   * a time that was already told about; null for all others.
   */
  readonly overtaken: readonly (number | null)[];
}

/**
 * Puts events in the order in which they happened. `items` come in order of version. Where the store
 * does not say when an event happened, the time it was recorded stands for it; equal times, and events
 * that claim one version, keep the order of versions.
 */
export function twoClocks(items: readonly TwoTimes[]): TwoClocks {
  const happenings = happeningsOf(items);
  const order = items.map((_, index) => index);
  order.sort((a, b) => compareHappenings(happenings[a], happenings[b]) || a - b);
  const placeOf = new Array<number>(items.length).fill(0);
  for (const [place, index] of order.entries()) placeOf[index] = place;
  return { happenings, order, placeOf, overtaken: overtakenBy(placeOf) };
}

function happeningsOf(items: readonly TwoTimes[]): readonly Happening[] {
  const happenings: Happening[] = [];
  for (const [index, item] of items.entries()) {
    const before = happenings[index - 1];
    const twin = before !== undefined && items[index - 1]?.version === item.version;
    happenings.push(twin ? before : happeningOf(item, before));
  }
  return happenings;
}

function happeningOf(
  { occurredAt, recordedAt }: TwoTimes,
  before: Happening | undefined,
): Happening {
  if (isTime(occurredAt)) return { at: instant(occurredAt), by: 'occurred' };
  if (isTime(recordedAt)) return { at: instant(recordedAt), by: 'recorded' };
  return { at: before?.at ?? null, by: 'place' };
}

/** A store may hold text in the place of a time: it tells as little as none. */
const isTime = (text: string | null): text is string =>
  text !== null && pointOf(instant(text)) !== null;

/** What bears no time at all came before everything else. */
export function compareHappenings(
  a: Pick<Happening, 'at'> | undefined,
  b: Pick<Happening, 'at'> | undefined,
): number {
  const [left, right] = [a?.at ?? null, b?.at ?? null];
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return compareInstants(left, right);
}

/** Places of earlier indexes only grow at their running maximum, so it can be searched by halves. */
function overtakenBy(placeOf: readonly number[]): readonly (number | null)[] {
  const highest: number[] = [];
  return placeOf.map((place, index) => {
    const before = highest[index - 1] ?? -1;
    highest.push(Math.max(before, place));
    return before > place ? firstAbove(highest, place) : null;
  });
}

function firstAbove(ascending: readonly number[], place: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
