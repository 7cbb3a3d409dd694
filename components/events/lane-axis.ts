import { instant } from '@/lib/events/ids.ts';
import { axisTicks } from '@/lib/time/axis-ticks.ts';
import { shortInstant } from '@/lib/time/short-instant.ts';
import type { LanePoint, LaneScale } from './swimlanes.ts';

export interface LaneTick {
  /** 0–1 from left to right. */
  readonly x: number;
  readonly label: string;
}

/** Most labels that can stand beside each other. */
const most = 7;

/** Times along the lanes: round ones where distance is time, else those of some of the events. */
export function laneAxis(
  points: readonly LanePoint[],
  scale: LaneScale,
  zone: string,
): readonly LaneTick[] {
  if (scale === 'order') return timesOfEvents(points, zone);
  const times = points.map(({ placed }) => Date.parse(placed.event.recordedAt ?? ''));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const ticks = axisTicks(from, to, { most, zone });
  return ticks.length === 0
    ? timesOfEvents(points, zone)
    : ticks.map(({ at, label }) => ({ x: (at - from) / (to - from), label }));
}

/** The time of every few events; the day only where it is news. */
function timesOfEvents(points: readonly LanePoint[], zone: string): readonly LaneTick[] {
  const every = Math.max(1, Math.ceil(points.length / most));
  let day: string | null = null;
  return points.flatMap(({ placed, x }, index) => {
    const at = placed.event.recordedAt;
    const shown = index % every === 0 && at !== null ? shortInstant(instant(at), zone) : null;
    if (shown === null) return [];
    const label = shown.day === day ? shown.clock : `${shown.dayOfYear} ${shown.clock}`;
    day = shown.day;
    return [{ x, label }];
  });
}
