import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventId, position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';
import { withPlanted } from './testing/planted-log.ts';

const own = ownData();
afterEach(() => {
  vi.restoreAllMocks();
});

const sold = Array.from({ length: 10 }, (_, at) =>
  sampleEvent(at + 1, {
    id: eventId(`e${at + 1}`),
    position: position(String(at + 1)),
    type: 'Sold',
  }),
);

describe('an answer by the index that takes its time', () => {
  it('tells what it found before a page of candidates is judged, and every event once', () =>
    withPlanted(own, { log: sold, covered: 10 }, async (store) => {
      let now = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => (now += 200));
      const told: (readonly string[])[] = [];
      const asked = { store, q: 'type:Sold', head: '10' };
      let complete = false;
      for await (const step of (await searchEvents(callAs(), asked)).value) {
        if (step.kind === 'hits') told.push(step.items.map(({ id }) => id));
        if (step.kind === 'end') complete = step.coverage.complete;
      }
      expect(told.length).toBeGreaterThan(2);
      expect(told.flat()).toEqual(sold.map(({ id }) => id).toReversed());
      expect(complete).toBe(true);
    }));
});
