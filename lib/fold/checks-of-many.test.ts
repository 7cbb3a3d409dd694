import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { purityTold, twiceTold } from './check-words.ts';
import { checksOfMany, type StreamChecks } from './checks-of-many.ts';

const paid = sampleEvent(3, { type: 'Paid' });
const stream = (name: string, twice: number, from: typeof paid | null = null): StreamChecks => ({
  stream: name,
  checks: {
    purity: purityTold(10, from),
    twice: twiceTold(
      Array.from({ length: twice }, () => paid),
      { asked: 10, claimed: true },
    ),
  },
});

describe('the checks of many streams', () => {
  it('hold where they hold in each, over the events of all', () => {
    const { purity, twice } = checksOfMany([stream('a', 0), stream('b', 0)], true);
    expect(purity).toEqual({
      ...{ outcome: 'holds', detail: '20 events give the same state again.' },
      ...{ at: null, events: 20, stream: null },
    });
    expect(twice.detail).toBe('20 events change nothing the second time.');
  });

  it('fail with the first stream, and count the others', () => {
    const all = [stream('a', 0), stream('b', 2), stream('c', 1, paid), stream('d', 1)];
    const { purity, twice } = checksOfMany(all, true);
    expect([purity.outcome, purity.stream, purity.at]).toEqual(['fails', 'c', null]);
    expect(twice).toMatchObject({
      ...{ outcome: 'fails', stream: 'b', at: { version: '3', type: 'Paid' }, events: 40 },
      detail:
        'The reducer says idempotent: true, and 2 of 10 events change the state again when they are delivered twice, first version 3 (Paid). So in 2 further streams.',
    });
  });

  it('are unknown where there is no stream', () => {
    const { purity, twice } = checksOfMany([], false);
    expect([purity.outcome, twice.outcome]).toEqual(['unknown', 'unknown']);
  });
});
