import 'server-only';
import { sliceOf, type StreamIndex } from './internal-stream-index.ts';

export interface LateArrivals {
  /** Of all events that are folded. */
  readonly count: number;
  /**
   * One for each slice of time and each slice of versions that holds any: more could not be told
   * apart on a rail.
   */
  readonly marks: readonly LateMark[];
}

export interface LateMark {
  readonly version: bigint;
  /** Milliseconds since 1970; NaN where no chart can place it. */
  readonly time: number;
}

/** Every late arrival of a stream, so far as it is folded, whichever page of it anybody reads. */
export function lateArrivals(index: StreamIndex, slices: number): LateArrivals {
  const { happenings, length } = index;
  const span = index.span();
  const [first, last] = [Number(index.versionAt(0)), Number(index.last ?? 0n)];
  const versions = { from: first, to: last };
  const [ofTime, ofVersion] = [new Set<number>(), new Set<number>()];
  const marks: LateMark[] = [];
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    if (!happenings.isLateArrival(at)) continue;
    count += 1;
    const [version, time] = [index.versionAt(at), index.timeAt(at)];
    const isPlaced = span !== null && !Number.isNaN(time);
    const fresh = [
      isPlaced && isNew(ofTime, sliceOf(time, span, slices)),
      isNew(ofVersion, sliceOf(Number(version), versions, slices)),
    ];
    if (fresh.includes(true)) marks.push({ version, time });
  }
  return { count, marks };
}

function isNew(seen: Set<number>, slice: number): boolean {
  if (seen.has(slice)) return false;
  seen.add(slice);
  return true;
}
