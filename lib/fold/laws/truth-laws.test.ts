import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { compileCondition } from '@/lib/query/evaluate/condition.ts';
import { parseCondition } from '@/lib/query/parse.ts';
import { arbitraryStream } from '../arbitrary-stream.ts';
import { Fold } from '../fold.ts';
import { inferredReducer } from '../inferred-reducer.ts';
import { TruthIntervals, type Condition, type TruthInterval } from '../truth-intervals.ts';
import { momentsOf } from './moments-of.ts';
import { truthViolations } from './truth-violations.ts';

type Stream = readonly RecordedEvent[];

function conditionOf(text: string): Condition {
  const { expr, problems } = parseCondition(text);
  if (expr === null || problems.length > 0) throw new Error(`${text}: ${problems[0]?.message}`);
  const clock = { now: instant('2026-03-01T12:00:00Z'), zone: 'UTC' };
  return compileCondition(expr, { clock, comparePositions: () => NaN });
}

function truthOf(events: Stream, holds: Condition): readonly TruthInterval[] {
  const fold = new Fold(inferredReducer, { track: true });
  const truth = new TruthIntervals(holds);
  for (const event of events) {
    fold.take(event);
    truth.take({ event, state: fold.state, changes: fold.changes });
  }
  return truth.intervals;
}

const violations = (events: Stream, holds: Condition, intervals: readonly TruthInterval[]) =>
  truthViolations(events, { holds, intervals }, inferredReducer);

const path = fc.constantFrom('a', 'b', 'a.b', 'b.a', 'lines[0].quantity', 'lines[#x].quantity');
const clause = fc.oneof(
  fc
    .tuple(path, fc.constantFrom('=', '<', '<=', '>', '>='), fc.nat(2))
    .map(([name, operator, value]) => `${name} ${operator} ${String(value)}`),
  path.map((name) => `${name}:exists`),
  path.map((name) => `${name}:missing`),
  fc.nat(3).map((length) => `count(lines) > ${String(length)}`),
);
const { condition } = fc.letrec<{ condition: string; joined: string }>((tie) => ({
  condition: fc.oneof({ depthSize: 'small' }, clause, tie('joined')),
  joined: fc
    .tuple(tie('condition'), fc.constantFrom('and', 'or', 'and not'), tie('condition'))
    .map(([left, word, right]) => `(${left}) ${word} (${right})`),
}));

const totals = (numbers: readonly number[]): Stream =>
  numbers.map((total, at) => sampleEvent(at, { json: `{"total":${String(total)}}` }));

describe('the law of truth intervals', () => {
  it('at every version they say what the condition says of the state', () => {
    fc.assert(
      fc.property(arbitraryStream, condition, (events, text) => {
        const holds = conditionOf(text);
        expect(violations(events, holds, truthOf(events, holds))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('one that flaps with every event has an interval for every second one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (length) => {
        const events = totals(Array.from({ length }, (_, at) => (at % 2 === 0 ? -1 : 1)));
        const holds = conditionOf('total < 0');
        const intervals = truthOf(events, holds);
        expect(intervals).toHaveLength(Math.ceil(length / 2));
        expect(violations(events, holds, intervals)).toEqual([]);
      }),
    );
  });

  it.each([
    ['never', 'nothing = 1 and total < 0', []],
    ['always', 'nothing:missing', [[0n, null]]],
  ])('one that holds %s', (_, text, expected) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1 }), (numbers) => {
        const [events, holds] = [totals(numbers), conditionOf(text)];
        const intervals = truthOf(events, holds);
        expect(intervals.map(({ from, to }) => [from, to])).toEqual(expected);
        expect(violations(events, holds, intervals)).toEqual([]);
      }),
    );
  });
});

describe('a planted fault in truth intervals is caught:', () => {
  type Plant = (
    interval: TruthInterval,
    versions: readonly TruthInterval['from'][],
  ) => readonly TruthInterval[] | null;
  it.each<[string, Plant]>([
    ['one that is missing', () => []],
    ['one told twice', (interval) => [interval, interval]],
    [
      'one that begins elsewhere',
      (interval, versions) => {
        const from = versions.find((each) => each !== interval.from);
        return from === undefined ? null : [{ ...interval, from }];
      },
    ],
    [
      'one that ends too late',
      (interval, versions) => {
        const to = versions.find((each) => interval.to !== null && each > interval.to);
        return interval.to === null ? null : [{ ...interval, to: to ?? null }];
      },
    ],
    [
      'one that ends where no event is',
      (interval) => (interval.to === null ? [{ ...interval, to: version(9999n) }] : null),
    ],
  ])('%s', (_, plant) => {
    fc.assert(
      fc.property(arbitraryStream, condition, fc.nat(), (events, text, seed) => {
        const holds = conditionOf(text);
        const intervals = truthOf(events, holds);
        const at = seed % Math.max(1, intervals.length);
        const interval = intervals[at];
        fc.pre(interval !== undefined);
        const versions = momentsOf(events, inferredReducer).map(({ event }) => event.version);
        const planted = plant(interval, versions);
        fc.pre(planted !== null);
        expect(violations(events, holds, intervals.toSpliced(at, 1, ...planted))).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
