import { axisTicks } from '@/lib/time/axis-ticks.ts';
import type { FieldAxis, FieldSpan } from './field-spans.ts';

interface FieldTick {
  readonly at: number;
  readonly label: string;
}

interface Room {
  readonly axis: FieldAxis;
  readonly zone: string;
  readonly most: number;
}

export const domainOf = (spans: readonly FieldSpan[]): readonly [number, number] => {
  const [from, to] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0];
  return [from, to > from ? to : from + 1];
};

/** Marks below the chart: dates of the reader's zone, or versions. */
export function fieldTicks(
  spans: readonly FieldSpan[],
  { axis, zone, most }: Room,
): readonly FieldTick[] {
  const [from, to] = domainOf(spans);
  if (axis === 'time') return axisTicks(from, to, { most, zone });
  const first = BigInt(spans[0]?.row.from ?? '0');
  return wholeSteps(to - from, most).map((at) => ({
    at: from + at,
    label: `v${String(first + BigInt(at))}`,
  }));
}

/** Whole numbers from 0 to `length` in steps of 1, 2 or 5 times a power of ten. */
function wholeSteps(length: number, most: number): readonly number[] {
  const raw = Math.max(1, length / Math.max(1, most));
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw);
  const count = Math.floor(length / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** The span at a part (0–1) of the axis. */
export function spanAt(spans: readonly FieldSpan[], part: number): FieldSpan | null {
  const [from, to] = domainOf(spans);
  const at = from + Math.min(1, Math.max(0, part)) * (to - from);
  return spans.findLast(({ start }) => start <= at) ?? spans[0] ?? null;
}
