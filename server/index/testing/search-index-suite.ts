import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleExpr } from '@/lib/query/sample-expr.ts';
import { instant } from '@/lib/events/ids.ts';
import { arbitraryExprOf } from '@/lib/query/arbitrary-query.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { numberKey } from '@/lib/json/compare-numbers.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from '@/lib/query/evaluate/arbitrary-log.ts';
import { compileQuery, type QueryContext } from '@/lib/query/evaluate/compile.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import { logSurroundings } from '@/lib/query/evaluate/log-surroundings.ts';
import type { Truth } from '@/lib/query/evaluate/truth.ts';
import { boundsOf } from '@/lib/query/narrow/bounds.ts';
import { butNarrowed, indexedTexts } from '@/lib/query/narrow/narrowing.ts';
import { narrowQuery } from '@/lib/query/narrow/narrow-query.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { SearchIndex } from '../port.ts';
import { indexLog } from './index-events.ts';
import { MemoryIndex } from './memory-index.ts';
import { candidatesOf, factsOf, ordinalsOf, spansOf } from './read-index.ts';

export interface IndexHarness {
  readonly index: SearchIndex;
  readonly done: () => Promise<void>;
}

const context: QueryContext = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' },
  comparePositions: (a, b) => Number(a) - Number(b),
  service: null,
};
const { signal } = new AbortController();

const queryOf = (text: string): Query => parseQuery(text).query;

/** Values that states of the generated logs hold, and one that none holds. */
const heldValues = [
  'sopen',
  'sann@example.org',
  `n${numberKey(exactNumber('5'))}`,
  'sA',
  'snowhere',
];

const scopes = fc
  .constantFrom('', 'at:2026-03-02', 'at:v1', 'during:2026-02-26..2026-03-02', 'last:5d')
  .map((text) => queryOf(text).scopes);
const query: fc.Arbitrary<Query> = fc.record({
  expr: arbitraryExprOf(fc.constantFrom(...sensibleClauses, ...stateClauses).map(sampleExpr)),
  scopes,
  steps: fc.constant([]),
});

function truthsOf(asked: Query, log: readonly RecordedEvent[]): readonly Truth[] {
  const judge = compileQuery(asked, context);
  const around = logSurroundings(log, inferredReducer, context.comparePositions);
  return log.map((event) => judge(new EventReading(event), around));
}

/** Ordinals of events that the query finds or cannot judge, newest first. */
const answerOf = (asked: Query, log: readonly RecordedEvent[]): readonly number[] =>
  truthsOf(asked, log)
    .flatMap((truth, at) => (truth === false ? [] : [at + 1]))
    .toReversed();

/** What every implementation of the port must do. */
export function describeSearchIndex(
  name: string,
  make: () => IndexHarness,
  keeps: { readonly grams: boolean } = { grams: false },
): void {
  async function on(run: (index: SearchIndex) => Promise<void>): Promise<void> {
    const { index, done } = make();
    try {
      await run(index);
    } finally {
      await done();
    }
  }

  describe(name, () => {
    it('leaves out nothing that a query finds or cannot judge, and names what the model names', () =>
      fc.assert(
        fc.asyncProperty(arbitraryLog, fc.array(query, { maxLength: 6 }), (log, queries) =>
          on(async (index) => {
            await indexLog(index, log);
            const model = new MemoryIndex(keeps);
            await indexLog(model, log);
            for (const asked of queries) {
              const narrowing = narrowQuery(asked, context);
              const found = await candidatesOf(index, narrowing, 3);
              const expected = await candidatesOf(model, narrowing, 3);
              expect(found, printQuery(asked)).toStrictEqual(expected);
              expect(found, printQuery(asked)).toEqual(
                expect.arrayContaining([...answerOf(asked, log)]),
              );
            }
          }),
        ),
        { numRuns: 150 },
      ));

    it('names the events at which a value came to stand anywhere in a state', () =>
      fc.assert(
        fc.asyncProperty(arbitraryLog, fc.constantFrom(...heldValues), (log, value) =>
          on(async (index) => {
            await indexLog(index, log);
            const model = new MemoryIndex(keeps);
            await indexLog(model, log);
            const narrowing = { kind: 'altered', place: null, from: null, to: [value] } as const;
            const found = await candidatesOf(index, narrowing, 3);
            expect(found).toStrictEqual(await candidatesOf(model, narrowing, 3));
          }),
        ),
        { numRuns: 100 },
      ));

    it('tells of the events within a narrowing what the model tells, and of no others', () =>
      fc.assert(
        fc.asyncProperty(
          arbitraryLog,
          fc.array(query, { maxLength: 4 }),
          fc.array(fc.nat(14), { maxLength: 6 }),
          (log, queries, cuts) =>
            on(async (index) => {
              await indexLog(index, log);
              const model = new MemoryIndex(keeps);
              await indexLog(model, log);
              expect(new Set(await index.days())).toStrictEqual(new Set(await model.days()));
              const spans = spansOf(cuts);
              for (const asked of queries) {
                const { sure, possible } = boundsOf(asked, context);
                for (const narrowing of [sure, possible, butNarrowed(possible, sure)]) {
                  const request = { spans, texts: indexedTexts, signal };
                  const found = await factsOf(index, narrowing, request);
                  expect(found, printQuery(asked)).toStrictEqual(
                    await factsOf(model, narrowing, request),
                  );
                }
              }
            }),
        ),
        { numRuns: 120 },
      ));

    it('is sure only of what a query finds, and thinks possible all that it may find', () =>
      fc.assert(
        fc.asyncProperty(arbitraryLog, fc.array(query, { maxLength: 6 }), (log, queries) =>
          on(async (index) => {
            await indexLog(index, log);
            for (const asked of queries) {
              const { sure, possible } = boundsOf(asked, context);
              const truths = truthsOf(asked, log);
              for (const ordinal of await ordinalsOf(index, sure)) {
                expect(truths[ordinal - 1], `${printQuery(asked)} at ${ordinal}`).toBe(true);
              }
              const among = new Set(await ordinalsOf(index, possible));
              truths.forEach((truth, at) => {
                const kept = truth === false || among.has(at + 1);
                expect(kept, `${printQuery(asked)} at ${at + 1}`).toBe(true);
              });
            }
          }),
        ),
        { numRuns: 200 },
      ));

    it('takes in what follows as if all had been there at once', () =>
      fc.assert(
        fc.asyncProperty(
          arbitraryLog,
          fc.nat(12),
          fc.array(query, { maxLength: 4 }),
          (log, dice, queries) =>
            on(async (index) => {
              const held = Math.min(dice, log.length);
              await indexLog(index, log.slice(0, held));
              await indexLog(index, log, { held });
              const model = new MemoryIndex(keeps);
              await indexLog(model, log, { batch: 100 });
              for (const asked of queries) {
                const narrowing = narrowQuery(asked, context);
                const found = await candidatesOf(index, narrowing, 3);
                expect(found, printQuery(asked)).toEqual(
                  expect.arrayContaining([...answerOf(asked, log)]),
                );
              }
              expect(new Set(await index.days())).toStrictEqual(new Set(await model.days()));
              const { events, ledgerEvents, through } = await index.coverage();
              expect({ events, ledgerEvents, through }).toMatchObject({
                events: log.length,
                ledgerEvents: log.length,
                through: log.at(-1)?.position ?? null,
              });
            }),
        ),
        { numRuns: 60 },
      ));

    it('says how far it goes, and where its events and streams begin', () =>
      fc.assert(
        fc.asyncProperty(arbitraryLog, fc.nat(12), (log, after) =>
          on(async (index) => {
            const model = new MemoryIndex(keeps);
            expect(await index.coverage()).toStrictEqual(await model.coverage());
            await indexLog(index, log);
            await indexLog(model, log);
            expect(await index.coverage()).toStrictEqual(await model.coverage());
            expect(await index.placesAfter(after, 5)).toStrictEqual(
              await model.placesAfter(after, 5),
            );
            expect(await index.placeAt(after)).toStrictEqual(await model.placeAt(after));
          }),
        ),
        { numRuns: 30 },
      ));

    it('stops when nobody waits any more', () =>
      on(async (index) => {
        await indexLog(index, fc.sample(arbitraryLog, { numRuns: 20, seed: 3 })[7] ?? []);
        const request = { below: Infinity, limit: 5, signal: AbortSignal.abort() };
        await expect(index.candidates({ kind: 'all' }, request)).rejects.toThrow();
      }));
  });
}
