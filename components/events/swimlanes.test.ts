import { describe, expect, it } from 'vitest';
import { causalRows } from '@/lib/causes/causal-tree.ts';
import { samplePlaced } from '@/lib/events/sample-event-view.ts';
import { readableScale, swimlanes } from './swimlanes.ts';

const conversation = causalRows([
  samplePlaced(0, null, 'orders'),
  samplePlaced(10, 'e-0', 'billing'),
  samplePlaced(40, 'e-10', 'orders'),
]);

describe('swimlanes', () => {
  it('give each stream a lane in order of first appearance', () => {
    const { lanes } = swimlanes(conversation, 'time');
    expect(lanes.map((lane) => lane.streamId)).toEqual(['orders-1', 'billing-1']);
  });

  it('keep streams of the same name in different stores apart', () => {
    const same = [samplePlaced(1, null, 'a'), samplePlaced(2, null, 'b')].map((placed) => ({
      ...placed,
      event: { ...placed.event, streamId: 'x' },
    }));
    expect(swimlanes(causalRows(same), 'order').lanes).toHaveLength(2);
  });

  it('place events by the time that passed', () => {
    const { points } = swimlanes(conversation, 'time');
    expect(points.map((point) => point.x)).toEqual([0, 0.25, 1]);
  });

  it('place events in equal steps by order', () => {
    const { points } = swimlanes(conversation, 'order');
    expect(points.map((point) => point.x)).toEqual([0, 0.5, 1]);
  });

  it('fall back to order where times are all the same', () => {
    const rows = causalRows([samplePlaced(1, null), samplePlaced(61, null)]);
    expect(swimlanes(rows, 'time').points.map((point) => point.x)).toEqual([0, 1]);
  });

  it('fall back to order where a time is missing', () => {
    const [first, second] = [samplePlaced(1, null), samplePlaced(5, null)];
    const timeless = { ...first, event: { ...first.event, recordedAt: null } };
    const { points } = swimlanes(causalRows([timeless, second]), 'time');
    expect(points.map((point) => point.x)).toEqual([0, 1]);
  });

  it('link every effect to its cause', () => {
    const links = swimlanes(conversation, 'time').links.map(
      ({ from, to }) => `${from.placed.event.id} ${to.placed.event.id}`,
    );
    expect(links).toEqual(['e-0 e-10', 'e-10 e-40']);
  });

  it('are empty for no events', () => {
    expect(swimlanes([], 'time')).toEqual({ lanes: [], points: [], links: [] });
  });
});

describe('the scale to begin with', () => {
  it('is time where events lie apart', () => {
    expect(readableScale(conversation)).toBe('time');
    expect(readableScale([])).toBe('time');
  });

  it('is order where most lie in a burst', () => {
    const burst = [0, 1, 2, 3].map((second) => {
      const { store, event } = samplePlaced(second, null);
      return { store, event: { ...event, recordedAt: `2026-03-01T10:00:00.00${second}Z` } };
    });
    const later = { ...samplePlaced(5, null) };
    expect(readableScale(causalRows([...burst, later]))).toBe('order');
  });
});
