import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { arbitraryExprOf } from '@/lib/query/arbitrary-query.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from '@/lib/query/evaluate/arbitrary-log.ts';
import { compileQuery, type QueryContext } from '@/lib/query/evaluate/compile.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import { logSurroundings } from '@/lib/query/evaluate/log-surroundings.ts';
import { indexedTexts, type Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { narrowQuery } from '@/lib/query/narrow/narrow-query.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Expr, Query } from '@/lib/query/syntax.ts';
import type { SearchIndex } from '../port.ts';
import { indexLog } from './index-events.ts';
import { MemoryIndex } from './memory-index.ts';

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
const exprOf = (text: string): Expr => {
  const { expr } = queryOf(text);
  if (expr === null) throw new Error(`"${text}" says nothing.`);
  return expr;
};

const scopes = fc
  .constantFrom('', 'at:2026-03-02', 'at:v1', 'during:2026-02-26..2026-03-02', 'last:5d')
  .map((text) => queryOf(text).scopes);
const query: fc.Arbitrary<Query> = fc.record({
  expr: arbitraryExprOf(fc.constantFrom(...sensibleClauses, ...stateClauses).map(exprOf)),
  scopes,
  steps: fc.constant([]),
});

/** All candidates, asked for page by page. */
async function candidatesOf(
  index: SearchIndex,
  narrowing: Narrowing,
  limit: number,
): Promise<readonly number[]> {
  const found: number[] = [];
  let below = Infinity;
  while (below > 1) {
    const page = await index.candidates(narrowing, { below, limit, signal });
    found.push(...page.places.map(({ ordinal }) => ordinal));
    below = page.reached;
  }
  return found;
}

/** Ordinals of events that the query finds or cannot judge, newest first. */
function answerOf(asked: Query, log: readonly RecordedEvent[]): readonly number[] {
  const judge = compileQuery(asked, context);
  const around = logSurroundings(log, inferredReducer, context.comparePositions);
  return log
    .flatMap((event, at) => (judge(new EventReading(event), around) === false ? [] : [at + 1]))
    .toReversed();
}

/** What every implementation of the port must do. */
export function describeSearchIndex(name: string, make: () => IndexHarness): void {
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
            const model = new MemoryIndex();
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

    it('counts by day and by text as the model does', () =>
      fc.assert(
        fc.asyncProperty(arbitraryLog, query, (log, asked) =>
          on(async (index) => {
            await indexLog(index, log);
            const model = new MemoryIndex();
            await indexLog(model, log);
            for (const narrowing of [narrowQuery(asked, context), { kind: 'all' } as const]) {
              const days = await index.histogram(narrowing, signal);
              const expected = await model.histogram(narrowing);
              expect(new Set(days)).toStrictEqual(new Set(expected));
              for (const field of indexedTexts) {
                const facet = await index.facet(narrowing, field, signal);
                expect(new Set(facet)).toStrictEqual(new Set(await model.facet(narrowing, field)));
                expect(facet.map(({ events }) => events)).toStrictEqual(
                  facet.map(({ events }) => events).toSorted((a, b) => b - a),
                );
              }
            }
          }),
        ),
        { numRuns: 40 },
      ));

    it('goes back for an event that came late as if the rest had never come', () =>
      fc.assert(
        fc.asyncProperty(
          arbitraryLog,
          fc.nat(12),
          fc.array(query, { maxLength: 4 }),
          (log, dice, queries) =>
            on(async (index) => {
              const keep = Math.min(dice, log.length);
              const late = log.filter((_, at) => at !== keep);
              await indexLog(index, late);
              await indexLog(index, log, { keep });
              const model = new MemoryIndex();
              await indexLog(model, log, { keep: 0 });
              for (const asked of queries) {
                const narrowing = narrowQuery(asked, context);
                const found = await candidatesOf(index, narrowing, 3);
                expect(found, printQuery(asked)).toEqual(
                  expect.arrayContaining([...answerOf(asked, log)]),
                );
              }
              const all = { kind: 'all' } as const;
              expect(new Set(await index.histogram(all, signal))).toStrictEqual(
                new Set(await model.histogram(all)),
              );
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
            const model = new MemoryIndex();
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
