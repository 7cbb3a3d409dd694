import { instant } from '@/lib/events/ids.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import type { FieldRow } from './field-rows.ts';

export type FieldAxis = 'time' | 'version';

/** An interval with its place on the axis: milliseconds since 1970, or versions from the first. */
export interface FieldSpan {
  readonly row: FieldRow;
  readonly start: number;
  readonly end: number;
}

export interface StreamEnd {
  readonly version: string | null;
  readonly recordedAt: string | null;
}

/** Real time can be the axis when every interval has a time and none lies before the one before. */
export function canShowTime(rows: readonly FieldRow[]): boolean {
  const places = rows.map(({ recordedAt }) => timePlace(recordedAt));
  return places.every((place, index) => {
    const before = places[index - 1];
    return place !== null && (before === undefined || (before !== null && before <= place));
  });
}

/**
 * All intervals along the axis; the last one reaches to the end of the stream. Versions are counted
 * from the first interval, so that they stay exact as numbers.
 */
export function fieldSpans(
  rows: readonly FieldRow[],
  axis: FieldAxis,
  end: StreamEnd,
): readonly FieldSpan[] {
  const starts = rows.map((row) => placeOf(row, axis, rows[0]));
  const last = starts.at(-1) ?? 0;
  const reach = Math.max(last, endPlace(end, axis, rows[0]) ?? last);
  return rows.map((row, index) => ({
    row,
    start: starts[index] ?? 0,
    end: starts[index + 1] ?? reach,
  }));
}

function placeOf(row: FieldRow, axis: FieldAxis, first: FieldRow | undefined): number {
  if (axis === 'time') return timePlace(row.recordedAt) ?? 0;
  return versionPlace(row.from, first);
}

function endPlace(end: StreamEnd, axis: FieldAxis, first: FieldRow | undefined): number | null {
  if (axis === 'time') return timePlace(end.recordedAt);
  // The last event has a width too, else a change by the last event would not be seen.
  return end.version === null ? null : versionPlace(end.version, first) + 1;
}

const versionPlace = (version: string, first: FieldRow | undefined): number =>
  Number(BigInt(version) - BigInt(first?.from ?? version));

function timePlace(at: string | null): number | null {
  if (at === null) return null;
  const place = chartPlace(instant(at));
  return 'milliseconds' in place ? place.milliseconds : null;
}

export type FieldShape = 'steps' | 'lanes' | 'list';

/** More lanes than this are no picture any more. */
export const mostLanes = 8;

/**
 * How a history can be drawn: numbers as steps, few different values as lanes, anything else as the
 * list alone. A number beyond a double has no place on a chart, so there the values become lanes.
 */
export function shapeOf(rows: readonly FieldRow[]): FieldShape {
  if (rows.length < 2) return 'list';
  const values = new Set(
    rows.flatMap(({ state, value }) => (state === 'value' ? [value ?? ''] : [])),
  );
  if (values.size > 0 && [...values].every(isPlottable)) return 'steps';
  return values.size > 0 && values.size <= mostLanes ? 'lanes' : 'list';
}

const isPlottable = (text: string): boolean => /^-?\d/.test(text) && Number.isFinite(Number(text));
