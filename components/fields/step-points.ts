import type { FieldSpan } from './field-spans.ts';

/** A corner of the step line; null breaks the line. */
export interface StepPoint {
  readonly x: number;
  readonly y: number | null;
}

/** The corners of the step line: each interval is a level stretch, no value is a hole. */
export function stepPoints(spans: readonly FieldSpan[]): readonly StepPoint[] {
  return spans.flatMap(({ row, start, end }): readonly StepPoint[] => {
    if (row.state !== 'value') return [{ x: start, y: null }];
    const y = Number(row.value);
    return [
      { x: start, y },
      { x: end, y },
    ];
  });
}

/**
 * At most about four points for each of `slices` equal parts of the axis: first, lowest, highest and
 * last of what lies there, and a hole where there is one. What is left has the same outline.
 */
export function thinPoints(points: readonly StepPoint[], slices: number): readonly StepPoint[] {
  if (points.length <= slices * 4) return points;
  const [from, to] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  const width = (to - from) / slices || 1;
  const groups = new Map<number, StepPoint[]>();
  for (const point of points) {
    const slice = Math.min(slices - 1, Math.floor((point.x - from) / width));
    const group = groups.get(slice) ?? [];
    group.push(point);
    groups.set(slice, group);
  }
  return [...groups.values()].flatMap(outline);
}

function outline(group: readonly StepPoint[]): readonly StepPoint[] {
  const kept = new Set<StepPoint | undefined>([group[0], group.at(-1)]);
  kept.add(group.find(({ y }) => y === null));
  kept.add(extreme(group, (y, best) => y < best));
  kept.add(extreme(group, (y, best) => y > best));
  return group.filter((point) => kept.has(point));
}

function extreme(group: readonly StepPoint[], better: (y: number, best: number) => boolean) {
  let best: StepPoint | undefined;
  for (const point of group) {
    if (point.y === null) continue;
    if (best === undefined || better(point.y, best.y ?? 0)) best = point;
  }
  return best;
}
