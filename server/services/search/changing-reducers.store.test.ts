import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleExpr } from '@/lib/query/sample-expr.ts';
import { arbitraryExprOf } from '@/lib/query/arbitrary-query.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from '@/lib/query/evaluate/arbitrary-log.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { categorised, FollowedLog, happening } from '@/server/index/testing/followed-log.ts';
import { unfitLedgers } from '@/server/index/unfit-ledgers.ts';
import {
  answerOf,
  evaluated,
  partFor,
  removeIndexes,
  withIndex,
} from './testing/search-harness.ts';

afterAll(removeIndexes);

/** Each makes an index and follows a log through several changes: few in the usual run, `REDUCER_RUNS=150` for more. */
const runs = Number(process.env.REDUCER_RUNS ?? 30);

const scopes = fc
  .constantFrom('', 'at:2026-03-02', 'at:v1', 'during:2026-02-26..2026-03-02')
  .map((text) => parseQuery(text).query.scopes);
const clauses = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...stateClauses) },
  { weight: 1, arbitrary: fc.constantFrom(...sensibleClauses) },
);
const query: fc.Arbitrary<Query> = fc.record({
  expr: arbitraryExprOf(clauses.map(sampleExpr)),
  scopes,
  steps: fc.constant([]),
});

describe('the ledger of an index while reducers change', () => {
  it('never leaves out what the active reducers make true, and knows all of them at last', async () => {
    const seen = { fit: 0, unfit: 0, part: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(
          arbitraryLog.filter((log) => log.length > 0),
          fc.boolean(),
          fc.integer({ min: 1, max: 4 }),
        ),
        fc.array(happening, { minLength: 1, maxLength: 5 }),
        fc.array(query, { minLength: 2, maxLength: 4 }),
        ([plain, mixed, atOnce], happenings, queries) => {
          const log = categorised(plain, mixed);
          return withIndex(log, 0, async (index) => {
            const followed = new FollowedLog(index, log, { atOnce });
            const holds = async (): Promise<void> => {
              const coverage = await index.coverage();
              const unfit = unfitLedgers(coverage, followed.active);
              seen[unfit.size === 0 ? 'fit' : 'unfit'] += 1;
              for (const asked of queries) {
                const given = { log, asked, head: log.length, reducers: followed.active };
                const part = await partFor(index, given);
                if (part !== null) seen.part += 1;
                const found = await answerOf({ ...given, part, limit: 3 });
                const scanned = await answerOf({ ...given, part: null, limit: 3 });
                if (!mixed) expect(found.ids, printQuery(asked)).toStrictEqual(evaluated(given));
                expect(found.ids, printQuery(asked)).toStrictEqual(scanned.ids);
                expect(found.tally.unreadable).toBe(scanned.tally.unreadable);
              }
            };
            for (const { events, reducers: active, steps, killed } of happenings) {
              await followed.take(events);
              if (active !== null) followed.active = active;
              await holds();
              await followed.step(steps);
              if (killed) followed.restart();
              await holds();
            }
            await followed.take(log.length);
            await followed.step();
            const coverage = await index.coverage();
            expect(coverage.ledgerEvents).toBe(log.length);
            expect(unfitLedgers(coverage, followed.active).size).toBe(0);
            await holds();
          });
        },
      ),
      { numRuns: runs },
    );
    expect(Math.min(seen.fit, seen.unfit, seen.part)).toBeGreaterThan(runs / 3);
  });

  it('gives a search that had begun what its reducers make true, although others came meanwhile', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(
          arbitraryLog.filter((log) => log.length > 2),
          fc.integer({ min: 1, max: 4 }),
        ),
        fc.tuple(happening, happening),
        fc.array(query, { minLength: 2, maxLength: 4 }),
        ([plain, atOnce], [first, then], queries) => {
          const log = categorised(plain, false);
          return withIndex(log, 0, async (index) => {
            const followed = new FollowedLog(index, log, { atOnce });
            followed.active = first.reducers ?? followed.active;
            await followed.take(log.length - first.events);
            await followed.step();
            const { active: reducers } = followed;
            const head = log.length;
            const begun = [];
            for (const asked of queries) {
              const given = { log, asked, head, reducers };
              begun.push({ ...given, part: await partFor(index, given), limit: 3 });
            }
            followed.active = then.reducers ?? followed.active;
            await followed.take(then.events);
            await followed.step(then.steps);
            if (unfitLedgers(await index.coverage(), reducers).size > 0) changed += 1;
            for (const given of begun) {
              const { ids } = await answerOf(given);
              expect(ids, printQuery(given.asked)).toStrictEqual(evaluated(given));
            }
          });
        },
      ),
      { numRuns: runs },
    );
    expect(changed).toBeGreaterThan(runs / 10);
  });
});
