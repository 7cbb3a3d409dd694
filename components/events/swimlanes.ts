import type { PlacedEvent } from '@/lib/api/events.ts';
import { byRecorded } from '@/lib/causes/by-recorded.ts';
import type { CausalRow } from '@/lib/causes/causal-tree.ts';

export interface Lane {
  readonly store: string;
  readonly streamId: string;
  readonly category: string | null;
}

export interface LanePoint {
  readonly placed: PlacedEvent;
  /** Index of the lane. */
  readonly lane: number;
  /** 0–1 from left to right. */
  readonly x: number;
}

export interface LaneLink {
  readonly from: LanePoint;
  readonly to: LanePoint;
}

export interface Swimlanes {
  readonly lanes: readonly Lane[];
  readonly points: readonly LanePoint[];
  readonly links: readonly LaneLink[];
}

/** `time`: distance is time passed. `order`: every event is one step, so that bursts can be read. */
export type LaneScale = 'time' | 'order';

/** One lane per stream in order of first appearance; events from left to right with their causes. */
export function swimlanes(rows: readonly CausalRow[], scale: LaneScale): Swimlanes {
  const inOrder = [...rows].sort((a, b) => byRecorded(a.placed, b.placed));
  const across = scale === 'time' ? timeScale(inOrder) : null;
  const lanes: Lane[] = [];
  const laneOf = new Map<string, number>();
  const pointOf = new Map<PlacedEvent, LanePoint>();
  inOrder.forEach(({ placed }, index) => {
    const lane = findLane(placed, lanes, laneOf);
    const x = across?.(placed) ?? (inOrder.length < 2 ? 0 : index / (inOrder.length - 1));
    pointOf.set(placed, { placed, lane, x });
  });
  return { lanes, points: [...pointOf.values()], links: linksOf(rows, pointOf) };
}

function findLane(placed: PlacedEvent, lanes: Lane[], laneOf: Map<string, number>): number {
  const { store, event } = placed;
  const key = `${store}\n${event.streamId}`;
  const known = laneOf.get(key);
  if (known !== undefined) return known;
  laneOf.set(key, lanes.length);
  return lanes.push({ store, streamId: event.streamId, category: event.category }) - 1;
}

function linksOf(
  rows: readonly CausalRow[],
  pointOf: ReadonlyMap<PlacedEvent, LanePoint>,
): readonly LaneLink[] {
  const links: LaneLink[] = [];
  for (const { placed, parent } of rows) {
    const from = parent === null ? undefined : pointOf.get(parent);
    const to = pointOf.get(placed);
    if (from !== undefined && to !== undefined) links.push({ from, to });
  }
  return links;
}

/** Null where times are missing, unreadable or all the same: then order is all there is to show. */
function timeScale(rows: readonly CausalRow[]): ((placed: PlacedEvent) => number) | null {
  const times = rows.map(({ placed }) => Date.parse(placed.event.recordedAt ?? ''));
  if (times.length === 0 || times.some(Number.isNaN)) return null;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (first === last) return null;
  return (placed) => (Date.parse(placed.event.recordedAt ?? '') - first) / (last - first);
}

/** Neighbours closer than this share of the width lie upon each other. */
const tooClose = 0.015;

/** The scale on which the events can be told apart: time, unless most of them lie in bursts. */
export function readableScale(rows: readonly CausalRow[]): LaneScale {
  const xs = swimlanes(rows, 'time').points.map(({ x }) => x);
  const close = xs.filter((x, index) => index > 0 && x - (xs[index - 1] ?? 0) < tooClose);
  return close.length * 2 > xs.length ? 'order' : 'time';
}
