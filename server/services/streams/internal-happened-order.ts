import 'server-only';
import type { Instant } from '@/lib/events/ids.ts';
import type { Happening } from '@/lib/fold/two-clocks.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import type { StreamIndex } from './internal-stream-index.ts';

/** Indexes that are put in order at once, so that nobody else waits for long. */
const piece = 8192;

const orders = new WeakMap<StreamIndex, Uint32Array>();

/** Indexes of all folded events in the order in which they happened; made once for each length. */
export async function happenedOrder(index: StreamIndex, signal: AbortSignal): Promise<Uint32Array> {
  const { length } = index;
  const known = orders.get(index);
  if (known?.length === length) return known;
  const order = await sorted(index, length, signal);
  orders.set(index, order);
  return order;
}

type IsBefore = (a: number, b: number) => number;

/** Pieces and then pairs of them; what is in order already, as most of a stream is, is only copied. */
async function sorted(
  { happenings }: StreamIndex,
  length: number,
  signal: AbortSignal,
): Promise<Uint32Array> {
  const byTime: IsBefore = (a, b) => happenings.compare(a, b) || a - b;
  let order = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) order[at] = at;
  for (let at = 0; at < length; at += piece) {
    const part = order.subarray(at, at + piece);
    if (!isAscending(part, byTime)) part.sort(byTime);
    await turn(signal);
  }
  for (let width = piece; width < length; width *= 2) {
    const merged = new Uint32Array(length);
    for (let at = 0; at < length; at += 2 * width) {
      const [middle, end] = [Math.min(at + width, length), Math.min(at + 2 * width, length)];
      merge(
        [order.subarray(at, middle), order.subarray(middle, end)],
        merged.subarray(at, end),
        byTime,
      );
      await turn(signal);
    }
    order = merged;
  }
  return order;
}

async function turn(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise((resolve) => setImmediate(resolve));
}

function isAscending(part: Uint32Array, byTime: IsBefore): boolean {
  for (let at = 1; at < part.length; at += 1) {
    if (byTime(part[at - 1] ?? 0, part[at] ?? 0) > 0) return false;
  }
  return true;
}

function merge(
  [left, right]: readonly [Uint32Array, Uint32Array],
  into: Uint32Array,
  byTime: IsBefore,
): void {
  let [a, b] = [0, 0];
  for (let at = 0; at < into.length; at += 1) {
    const isLeft =
      b >= right.length || (a < left.length && byTime(left[a] ?? 0, right[b] ?? 0) < 0);
    into[at] = (isLeft ? left[a++] : right[b++]) ?? 0;
  }
}

export interface KnownHappening {
  /** Null: nobody knows. */
  readonly at: Instant | null;
  readonly by: Happening['by'];
  /** The first version that was recorded earlier and happened later. */
  readonly overtook: string | null;
}

const rangeWords = (first: bigint, last: bigint): string =>
  first === last ? String(first) : `${String(first)}–${String(last)}`;

/** The order in which the events of a stream happened, and where things stand in it. */
export class HappenedOrder {
  readonly index: StreamIndex;
  readonly order: Uint32Array;

  constructor(index: StreamIndex, order: Uint32Array) {
    this.index = index;
    this.order = order;
  }

  get length(): number {
    return this.order.length;
  }

  /** Index of the event at a place. */
  indexAt(place: number): number {
    return this.order[place] ?? 0;
  }

  placeOf(index: number): number {
    const { happenings } = this.index;
    return this.#first((other) => (happenings.compare(other, index) || other - index) >= 0);
  }

  /** What is known of the event at a place. */
  happeningAt(place: number): KnownHappening {
    const { happenings } = this.index;
    const index = this.indexAt(place);
    const overtook = happenings.overtakenBy(index);
    return {
      at: happenings.instantAt(index),
      by: happenings.by(index),
      overtook: overtook === null ? null : String(this.index.versionAt(overtook)),
    };
  }

  /** How many events say when they happened, and how many bear no time at all. */
  counts(): { readonly told: number; readonly untimed: number } {
    let [told, untimed] = [0, 0];
    for (let index = 0; index < this.length; index += 1) {
      const by = this.index.happenings.by(index);
      if (by === 'occurred') told += 1;
      else if (by === 'place') untimed += 1;
    }
    return { told, untimed };
  }

  /** Versions that the stream has not, as `7` or `7–9`. */
  missing(firstVersion: bigint): readonly string[] {
    const missing: string[] = [];
    let expected = firstVersion;
    for (let at = 0; at < this.length; at += 1) {
      const version = this.index.versionAt(at);
      if (version > expected) missing.push(rangeWords(expected, version - 1n));
      if (version >= expected) expected = version + 1n;
    }
    return missing;
  }

  /** Place of the last event of a version; null where the stream has none. */
  placeOfVersion(version: bigint): number | null {
    const index = this.index.firstFrom(version + 1n) - 1;
    if (index < 0 || this.index.versionAt(index) !== version) return null;
    return this.placeOf(index);
  }

  /** How many had happened by a time; those of which nobody knows came first. */
  countBy(time: Instant): number {
    const point = pointOf(time);
    if (point === null) return this.length;
    const { happenings } = this.index;
    return this.#first((other) => happenings.compareWith(other, point) > 0);
  }

  /** How many of the first places are those of the order of versions as well. */
  get agreeing(): number {
    const { order } = this;
    let count = 0;
    while (count < order.length && order[count] === count) count += 1;
    return count;
  }

  /** The first place whose index meets a condition that all further ones meet as well. */
  #first(isFrom: (index: number) => boolean): number {
    let [low, high] = [0, this.order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isFrom(this.indexAt(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
