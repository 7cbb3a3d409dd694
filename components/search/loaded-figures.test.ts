import { describe, expect, it } from 'vitest';
import { countedOf, ofWords } from './facets.ts';
import { loadedFigures } from './loaded-figures.ts';
import { idleRun } from './search-run.ts';
import { sampleEvent } from './sample-event.ts';
import { sameTime, summaryBars } from './summary-bars.ts';

const events = [
  sampleEvent('a', { tenant: 'nord' }),
  sampleEvent('b', { recordedAt: '2026-03-03T10:00:00Z', type: 'Closed' }),
  sampleEvent('c', { recordedAt: null }),
];
const coverage = {
  ...{ complete: true, capped: null, examined: 9, matched: 3, unreadable: 0, provisional: null },
  ...{ newest: '2026-03-03T10:00:00Z', searchedTo: null, head: '9' },
  ...{ index: null, indexProblem: null },
};
const counted = (complete = true) =>
  loadedFigures({ ...idleRun, events, coverage: { ...coverage, complete } }, 'UTC');

describe('the counts of an answer that is on screen as a whole', () => {
  it('are made of its events', () => {
    const { figures } = counted();
    expect(figures).toMatchObject({ basis: 'exact', total: 3, untimed: 1 });
    const bars = figures?.histogram == null ? null : summaryBars(figures.histogram);
    expect(bars?.events).toBe(2);
    expect(bars?.layers.map(({ label }) => label)).toStrictEqual(['Closed', 'EmailChanged']);
  });

  it('are only a least where the answer is not complete', () => {
    expect(counted(false).figures?.basis).toBe('atLeast');
  });

  it('tell also what only the events at hand say', () => {
    const { figures } = counted();
    const fields = countedOf(events, figures).map(({ field }) => field);
    expect(fields).toStrictEqual([
      ...['type', 'category', 'initiator', 'correlation', 'service', 'tenant'],
    ]);
    const more = figures && { ...figures, total: 400 };
    expect(countedOf(events, more)).toHaveLength(4);
  });

  it('say what they are of', () => {
    const { figures } = counted();
    expect(ofWords(events, figures)).toBe('Of all 3 events');
    expect(ofWords(events, null)).toBe('Of the 3 events shown so far');
    const estimate = figures && { ...figures, basis: 'estimated' as const, total: 1287 };
    expect(ofWords(events, estimate)).toBe('Estimated, of about 1,300 events');
  });
});

describe('a picked time', () => {
  const bars = (histogram: { from: string; seconds: number }, count: number) =>
    summaryBars({
      ...histogram,
      by: 'type',
      layers: [{ name: null, rest: false, events: count }],
      bars: Array.from({ length: count }, () => [1]),
    }).bars;
  const day = { from: '2026-03-01T00:00:00Z', seconds: 86_400 };
  const time = { from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' };

  it('is found again among more bars', () => {
    expect(sameTime(bars(day, 3), time)).toMatchObject({ first: 1, last: 2, events: 2 });
    const longer = bars({ ...day, from: '2026-02-27T00:00:00Z' }, 9);
    expect(sameTime(longer, time)).toMatchObject({ first: 3, last: 4 });
  });

  it('is none among bars with other borders', () => {
    expect(sameTime(bars({ ...day, seconds: 4 * 86_400 }, 3), time)).toBeNull();
  });
});
