import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { isNumber } from '@/lib/json/kinds.ts';
import { valueAt } from '@/lib/json/path.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { TruthIntervals, type Condition } from './truth-intervals.ts';

const below0: Condition = (state) => {
  const total = state === undefined ? undefined : valueAt(state, ['total']);
  return total !== undefined && isNumber(total) && typeof total === 'number' && total < 0;
};

function over(events: readonly RecordedEvent[], holds: Condition): TruthIntervals {
  const fold = new Fold(inferredReducer, { track: true });
  const truth = new TruthIntervals(holds);
  for (const event of events) {
    fold.take(event);
    truth.take({ event, state: fold.state, changes: fold.changes });
  }
  return truth;
}

const totals = (numbers: readonly number[]): readonly RecordedEvent[] =>
  numbers.map((total, at) =>
    sampleEvent(at, {
      json: `{"total":${total}}`,
      recordedAt: instant(`2026-05-01T00:00:${String(at).padStart(2, '0')}Z`),
    }),
  );

const told = (truth: TruthIntervals): readonly string[] =>
  truth.intervals.map(({ from, to }) => `${String(from)}-${String(to)}`);

describe('the times at which a condition held', () => {
  it('include one that lasted a single event and healed', () => {
    expect(told(over(totals([5, -1, 5, 5, -2, -3, 0]), below0))).toStrictEqual(['1-2', '4-6']);
  });

  it('stay open while it still holds', () => {
    expect(told(over(totals([5, -1]), below0))).toStrictEqual(['1-null']);
  });

  it('are none where it never held', () => {
    const truth = over(totals([1, 2]), below0);
    expect(truth.intervals).toStrictEqual([]);
    expect(truth.total).toStrictEqual({
      intervals: 0,
      first: null,
      last: null,
      now: false,
      seconds: 0,
    });
  });

  it('come to a first time, a last time and a length', () => {
    expect(over(totals([5, -1, 5, -2, -2, 0]), below0).total).toStrictEqual({
      intervals: 2,
      first: 1n,
      last: 4n,
      now: false,
      seconds: 3,
    });
  });

  it('count an open one up to the last event', () => {
    expect(over(totals([-1, -1, -1]), below0).total).toMatchObject({ now: true, seconds: 2 });
  });

  it('have no length where an event has no time', () => {
    const events = [sampleEvent(0, { json: '{"total":-1}' }), sampleEvent(1, { json: '{"b":1}' })];
    expect(over(events, below0).total.seconds).toBeNull();
  });

  it('are those of asking at every single version', () => {
    const holds: Condition = (state) =>
      state !== undefined && equalJson(valueAt(state, ['a']), valueAt(state, ['b']));
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const truth = over(events, holds);
        const fold = new Fold(inferredReducer, { track: false });
        for (const event of events) {
          fold.take(event);
          const inside = truth.intervals.some(
            ({ from, to }) => event.version >= from && (to === null || event.version < to),
          );
          // Of events with one version, or out of order, only the first counts.
          if (fold.facts.version === event.version) expect(inside).toBe(holds(fold.state));
        }
      }),
    );
  });
});
