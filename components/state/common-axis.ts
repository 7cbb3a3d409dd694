import type { RailView } from '@/lib/api/rail-view.ts';
import { instant } from '@/lib/events/ids.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import { parseMoment } from '@/lib/time/moment.ts';

/** Milliseconds since 1970: what both rails are drawn over. */
export interface AxisSpan {
  readonly from: number;
  readonly to: number;
}

export interface AxisBar {
  /** 0 to 1, of its left edge. */
  readonly place: number;
  /** 0 to 1. */
  readonly height: number;
}

type Shape = Pick<RailView, 'from' | 'to' | 'overTime'>;

/** Milliseconds since 1970; null for no time and for times no chart can hold. */
export function millisecondsOf(at: string | null): number | null {
  if (at === null) return null;
  const place = chartPlace(instant(at));
  return 'milliseconds' in place ? place.milliseconds : null;
}

/** From the first event of either stream to the last of either; null where none has a time. */
export function commonSpan(rails: readonly Shape[]): AxisSpan | null {
  const own = rails.flatMap((rail) => spanOf(rail) ?? []);
  if (own.length === 0) return null;
  return {
    from: Math.min(...own.map(({ from }) => from)),
    to: Math.max(...own.map(({ to }) => to)),
  };
}

/** The life of one stream; null where its events have no times. */
export function spanOf({ from, to }: Shape): AxisSpan | null {
  const [first, last] = [millisecondsOf(from), millisecondsOf(to)];
  return first === null || last === null ? null : { from: first, to: last };
}

/** Where a time stands on the axis, 0 to 1; beyond its ends at the end. */
export function placeOn({ from, to }: AxisSpan, time: number): number {
  if (to <= from) return 1;
  return Math.min(1, Math.max(0, (time - from) / (to - from)));
}

/** The time at a place of the axis; null: the very end, which is now. */
export function timeAt(span: AxisSpan, place: number): string | null {
  if (place >= 1) return null;
  return printed(span.from + (span.to - span.from) * Math.max(0, place));
}

const epoch = instant('1970-01-01T00:00:00Z');
const printed = (milliseconds: number): string => addMilliseconds(epoch, Math.round(milliseconds));

/** Events of a stream in equal parts of the axis; square roots keep a quiet day visible beside a busy one. */
export function barsOn(span: AxisSpan, rail: Shape, count: number): readonly AxisBar[] {
  const totals = new Array<number>(count).fill(0);
  for (const { at, events } of slicesOf(rail)) {
    const bar = Math.min(count - 1, Math.floor(placeOn(span, at) * count));
    totals[bar] = (totals[bar] ?? 0) + events;
  }
  const most = Math.max(...totals);
  return totals.flatMap((total, bar) =>
    total === 0 ? [] : [{ place: bar / count, height: Math.sqrt(total / most) }],
  );
}

interface Slice {
  /** Of its middle. */
  readonly at: number;
  /** Just after everything in it. */
  readonly end: number;
  readonly events: number;
}

/** Those slices of a rail that have events. */
function slicesOf(rail: Shape): readonly Slice[] {
  const own = spanOf(rail);
  if (own === null) return [];
  const { length } = rail.overTime;
  const width = (own.to - own.from) / length;
  return rail.overTime.flatMap((events, slice) => {
    if (events === 0) return [];
    const at = width === 0 ? own.to : own.from + (slice + 0.5) * width;
    // Times have more digits than these: a millisecond more leaves no event of the slice behind.
    return [{ at, end: Math.floor(own.from + (slice + 1) * width) + 1, events }];
  });
}

/** The next time, in a direction, at which something had happened in one of the streams; null: now. */
export function nextStop(
  rails: readonly Shape[],
  at: number | null,
  direction: 'back' | 'on',
): string | null {
  const stops = rails.flatMap((rail) => slicesOf(rail).map(({ end }) => end));
  const last = Math.max(...stops);
  const now = at ?? Infinity;
  const found =
    direction === 'on'
      ? Math.min(...stops.filter((stop) => stop > now))
      : Math.max(Math.min(...stops), ...stops.filter((stop) => stop < Math.min(now, last)));
  return Number.isFinite(found) && found < last ? printed(found) : null;
}

/** The time that a moment names; null for a version, a position, and now. */
export function timeOfMoment(at: string | null): number | null {
  const parsed = parseMoment(at);
  return parsed.ok && parsed.moment.kind === 'time' ? millisecondsOf(parsed.moment.time) : null;
}
