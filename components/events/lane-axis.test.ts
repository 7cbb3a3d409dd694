import { describe, expect, it } from 'vitest';
import { causalRows } from '@/lib/causes/causal-tree.ts';
import { laneAxis } from './lane-axis.ts';
import { sampleEvent } from '@/lib/events/sample-event-view.ts';
import { swimlanes, type LaneScale } from './swimlanes.ts';

function axis(times: readonly (string | null)[], scale: LaneScale, zone = 'UTC') {
  const items = times.map((recordedAt, index) => ({
    store: 'orders',
    event: sampleEvent({ id: `e-${index}`, version: String(index), recordedAt }),
  }));
  return laneAxis(swimlanes(causalRows(items), scale).points, scale, zone);
}

describe('times along the lanes', () => {
  it('are round where distance is time', () => {
    const ticks = axis(['2026-03-01T10:00:00Z', '2026-03-01T14:00:00Z'], 'time');
    expect(ticks).toContainEqual({ x: 0.25, label: '11:00' });
    expect(ticks.length).toBeLessThanOrEqual(8);
  });

  it('are those of the events in order, with the day where it changes', () => {
    const ticks = axis(
      ['2026-03-01T23:59:58Z', '2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z'],
      'order',
    );
    expect(ticks).toEqual([
      { x: 0, label: '1 Mar 23:59:58' },
      { x: 0.5, label: '23:59:59' },
      { x: 1, label: '2 Mar 00:00:00' },
    ]);
  });

  it('are shown in the zone of the reader', () => {
    expect(axis(['2026-07-01T23:00:00Z'], 'order', 'Europe/Berlin')).toEqual([
      { x: 0, label: '2 Jul 01:00:00' },
    ]);
  });

  it('are few, however many events there are', () => {
    const many = Array.from({ length: 90 }, (_, index) => {
      const [minute, second] = [Math.floor(index / 60), index % 60].map((part) =>
        String(part).padStart(2, '0'),
      );
      return `2026-03-01T10:${minute}:${second}Z`;
    });
    expect(axis(many, 'order').length).toBeLessThanOrEqual(7);
  });

  it('are none without times', () => {
    expect(axis([null, null], 'time')).toEqual([]);
    expect(axis([], 'time')).toEqual([]);
  });
});
