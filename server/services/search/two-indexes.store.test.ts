import { describe, expect, it } from 'vitest';
import type { SummaryStep } from '@/lib/api/search-summary.ts';
import { eventId, position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { summariseSearch } from './summarise-search.ts';
import { withPlanted } from './testing/planted-log.ts';

const own = ownData();

describe('the figures of an answer with two indexes', () => {
  const sold = Array.from({ length: 10 }, (_, at) =>
    sampleEvent(at + 1, {
      id: eventId(`e${at + 1}`),
      position: position(String(at + 1)),
      type: 'Sold',
    }),
  );

  it.each([
    ['overlap', 7, [5, 9]],
    ['leave events out between them', 3, [5, 9]],
    ['cover the same end', 9, [5, 9]],
  ] as const)('count each event once where they %s', (_, covered, recent) =>
    withPlanted(own, { log: sold, covered, recent }, async (store) => {
      const steps: SummaryStep[] = [];
      const asked = { store, q: 'type:Sold', head: '10' };
      for await (const step of (await summariseSearch(callAs(), asked)).value) steps.push(step);
      expect(steps.findLast(({ kind }) => kind === 'figures')).toMatchObject({
        total: 10,
        basis: 'exact',
      });
      expect(steps.at(-1)).toMatchObject({ coverage: { complete: true, examined: 10 } });
    }),
  );
});
