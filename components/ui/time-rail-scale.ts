/** What the rail shows: how many events lie where, over time and over versions. */
export interface RailShape {
  readonly first: bigint;
  readonly last: bigint;
  /** Milliseconds since 1970 of the first and the last event; null where time has no place. */
  readonly from: number | null;
  readonly to: number | null;
  /** Events per equal slice of time. */
  readonly counts: readonly number[];
  /** Version at the end of each slice, never falling. */
  readonly ends: readonly bigint[];
}

export type RailScale = 'time' | 'version';

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Share of the way from `from` to `to` for bigints, as a double between 0 and 1. */
function share(value: bigint, from: bigint, to: bigint): number {
  if (to <= from) return 1;
  return clamp(Number(value - from) / Number(to - from));
}

function between(from: bigint, to: bigint, part: number): bigint {
  return from + BigInt(Math.round(Number(to - from) * part));
}

/** Last version at or before a place on the rail (0 to 1 across its width). */
export function versionAtPlace(shape: RailShape, place: number, scale: RailScale): bigint {
  const at = clamp(place);
  if (scale === 'version' || shape.ends.length === 0) return between(shape.first, shape.last, at);
  const slices = shape.ends.length;
  const slice = Math.min(slices - 1, Math.floor(at * slices));
  const end = shape.ends[slice] ?? shape.last;
  const start = slice === 0 ? shape.first : (shape.ends[slice - 1] ?? shape.first);
  return start + BigInt(Math.floor(Number(end - start) * clamp(at * slices - slice)));
}

/** Place of a version (0 to 1); `time` is the moment it was recorded, where that is known. */
export function placeOfVersion(
  shape: RailShape,
  at: { readonly version: bigint; readonly time: number | null },
  scale: RailScale,
): number {
  if (scale === 'version') return share(at.version, shape.first, shape.last);
  if (at.time !== null && shape.from !== null && shape.to !== null) {
    return shape.to <= shape.from ? 1 : clamp((at.time - shape.from) / (shape.to - shape.from));
  }
  return placeInSlices(shape, at.version);
}

/** Where time is not at hand: somewhere inside the slice that holds the version. */
function placeInSlices(shape: RailShape, version: bigint): number {
  const slices = shape.ends.length;
  if (slices === 0) return share(version, shape.first, shape.last);
  let low = 0;
  let high = slices - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shape.ends[middle] ?? 0n) >= version) high = middle;
    else low = middle + 1;
  }
  const start = low === 0 ? shape.first : (shape.ends[low - 1] ?? shape.first);
  return clamp((low + share(version, start, shape.ends[low] ?? version)) / slices);
}

/**
 * Heights (0 to 1) of `bars` bars. Over time: events in each; over versions: how fast they came.
 * Square roots keep a quiet day visible beside a busy one.
 */
export function barHeights(shape: RailShape, bars: number, scale: RailScale): readonly number[] {
  const totals = scale === 'time' ? timeTotals(shape, bars) : versionRates(shape, bars);
  const most = Math.max(...totals, 0);
  return totals.map((total) => (most === 0 ? 0 : Math.sqrt(total / most)));
}

function timeTotals(shape: RailShape, bars: number): number[] {
  const totals = new Array<number>(bars).fill(0);
  const slices = shape.counts.length;
  shape.counts.forEach((count, slice) => {
    const bar = Math.min(bars - 1, Math.floor(((slice + 0.5) / slices) * bars));
    totals[bar] = (totals[bar] ?? 0) + count;
  });
  return totals;
}

function versionRates(shape: RailShape, bars: number): number[] {
  const span = Number(shape.last - shape.first) || 1;
  return Array.from({ length: bars }, (_, bar) => {
    const from = placeInSlices(shape, between(shape.first, shape.last, bar / bars));
    const to = placeInSlices(shape, between(shape.first, shape.last, (bar + 1) / bars));
    const width = Math.max(to - from, 1 / (shape.ends.length || 1));
    return span / bars / width;
  });
}

/** Milliseconds at a place of the time scale; null where time has no place. */
export function timeAtPlace(shape: RailShape, place: number): number | null {
  if (shape.from === null || shape.to === null) return null;
  return shape.from + (shape.to - shape.from) * clamp(place);
}
