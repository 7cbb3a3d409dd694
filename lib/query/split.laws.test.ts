import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleExpr } from './sample-expr.ts';
import { instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { arbitraryExprOf } from './arbitrary-query.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from './evaluate/arbitrary-log.ts';
import { compileQuery } from './evaluate/compile.ts';
import { EventReading } from './evaluate/event-reading.ts';
import { logSurroundings } from './evaluate/log-surroundings.ts';
import { all, type Truth } from './evaluate/truth.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { rewrites, splitQuery, type Rewrite } from './split.ts';
import type { SplitTerm } from './split-time.ts';
import { noScopes } from './syntax.ts';

const clock = { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' };
const context = { clock, comparePositions: () => NaN, service: null };

const single: Readonly<Record<string, (event: RecordedEvent) => readonly (string | null)[]>> = {
  stream: (event) => [event.streamId],
  category: (event) => [event.category],
  type: (event) => [event.type],
  tag: (event) => event.tags,
  correlationId: (event) => [event.correlationId],
  causationId: (event) => [event.causationId],
  initiator: (event) => [event.initiator],
};

/** What a store answers for a term, written down as the port defines it. */
function holds({ term, anyOf, negated }: SplitTerm, event: RecordedEvent): boolean {
  const { recordedAt } = event;
  const found = anyOf.some((value) => {
    if (term === 'streamPrefix') return event.streamId.startsWith(value);
    if (term === 'recordedFrom')
      return recordedAt !== null && compareInstants(recordedAt, instant(value)) >= 0;
    if (term === 'recordedTo')
      return recordedAt !== null && compareInstants(recordedAt, instant(value)) < 0;
    const read = single[term];
    if (read === undefined) throw new Error(`No store knows the term ${term}.`);
    return read(event).includes(value);
  });
  return found !== negated;
}

const everyTerm = [...Object.keys(single), 'streamPrefix', 'recordedFrom', 'recordedTo'];
const pushableClauses = [
  ...['type:AccountOpened', 'type:(EmailChanged,NoticeSent)', '-type:AccountOpened', '-type:x*'],
  ...['stream:account-*', '-stream:(account-1,order-1)', '-stream:account-*', 'stream:account-1'],
  ...['category:!=account', 'tag:!=vip', '-tag:vip', 'tag:(vip,eu)', 'initiator:!=ann'],
  ...['recorded:2026-03', 'recorded:(2026-02,2026-03-05..2026-03-06)', 'recorded:2026-02..now'],
  ...['recorded:>-3d', 'recorded:<=-3d', 'recorded:<2026-03-04', '-recorded:2026-03'],
  ...['type:AccountOpened or type:EmailChanged', 'stream:account-* or stream:order-*', 'cause:e-1'],
];

const some = fc.constantFrom(
  ...pushableClauses,
  ...pushableClauses,
  ...sensibleClauses,
  ...stateClauses,
);
const query = fc.record({
  expr: arbitraryExprOf(some.map(sampleExpr)),
  scopes: fc.constantFrom(noScopes, { ...noScopes, last: { amount: 4, unit: 'd' } as const }),
  steps: fc.constant([]),
});

describe('a split query', () => {
  it('finds what the whole finds, whatever the store can do and whichever rewrite is left out', () => {
    const allowed = fc.oneof(
      fc.constant(undefined),
      fc
        .constantFrom(...rewrites)
        .map((off) => new Set<Rewrite>(rewrites.filter((each) => each !== off))),
      fc.subarray([...rewrites]).map((list) => new Set<Rewrite>(list)),
    );
    fc.assert(
      fc.property(
        query,
        arbitraryLog,
        fc.tuple(fc.subarray(everyTerm), allowed),
        (whole, log, [terms, only]) => {
          const options = { pushable: new Set(terms), clock };
          const { pushed, residual } = splitQuery(
            whole,
            only === undefined ? options : { ...options, allowed: only },
          );
          const surroundings = logSurroundings(log, inferredReducer, context.comparePositions);
          const expected = compileQuery(whole, context);
          const rest = compileQuery(residual, context);
          for (const event of log) {
            const reading = new EventReading(event);
            const truths = [
              ...pushed.map((term): Truth => holds(term, event)),
              rest(reading, surroundings),
            ];
            expect(all(truths), printQuery(whole)).toBe(expected(reading, surroundings));
            expect(pushed.every(({ term }) => terms.includes(term))).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the pushed part', () => {
  const split = (text: string, allowed?: readonly Rewrite[]): readonly [string, string] => {
    const options = { pushable: new Set(everyTerm), clock };
    const { pushed, residual } = splitQuery(
      parseQuery(text).query,
      allowed === undefined ? options : { ...options, allowed: new Set(allowed) },
    );
    const terms = pushed.map(
      ({ term, anyOf, negated }) => `${negated ? '-' : ''}${term}:${anyOf.join('|')}`,
    );
    return [terms.join(' '), printQuery(residual)];
  };

  it.each([
    ['type:(A,B) data.x:1', 'type:A|B', 'data.x:1'],
    ['type:A* stream:account-*', 'streamPrefix:account-', 'type:A*'],
    ['-type:A -initiator:svc-*', '-type:A', '-initiator:svc-*'],
    ['category:!=x', '-category:x', 'category:!=x'],
    ['tag:!=x', '', 'tag:!=x'],
    ['type:A or type:B', 'type:A|B', ''],
    ['type:A or stream:s', '', 'type:A or stream:s'],
    ['recorded:2026-03', 'recordedFrom:2026-03-01T00:00:00Z recordedTo:2026-04-01T00:00:00Z', ''],
    ['recorded:2026-03-01..now', 'recordedFrom:2026-03-01T00:00:00Z', 'recorded:2026-03-01..now'],
    ['recorded:>2026-03', 'recordedFrom:2026-04-01T00:00:00Z', ''],
    [
      'recorded:(2026-01,2026-03)',
      'recordedFrom:2026-01-01T00:00:00Z recordedTo:2026-04-01T00:00:00Z',
      'recorded:(2026-01,2026-03)',
    ],
    ['x last:1d | count', 'recordedFrom:2026-03-09T12:00:00Z', 'x'],
    ['cause:e-1 correlation:c', 'causationId:e-1 correlationId:c', ''],
    ['state.a:1 at:2026', '', 'state.a:1 at:2026'],
  ])('of %s is %s, and the rest %s', (text, pushed, rest) => {
    expect(split(text)).toStrictEqual([pushed, rest]);
  });

  it('leaves to the evaluator what a rewrite that is off would have pushed', () => {
    expect(split('type:A last:1d', [])).toStrictEqual(['', 'type:A last:1d']);
    expect(split('-type:A type:B', ['exact'])).toStrictEqual(['type:B', '-type:A']);
  });
});
