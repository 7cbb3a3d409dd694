import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleExpr } from '@/lib/query/sample-expr.ts';
import { arbitraryExprOf } from '@/lib/query/arbitrary-query.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from '@/lib/query/evaluate/arbitrary-log.ts';
import { asksLedger } from '@/lib/query/narrow/narrowing.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import {
  answerOf,
  evaluated,
  partFor,
  removeIndexes,
  withIndex,
} from './testing/search-harness.ts';

afterAll(removeIndexes);

const scopes = fc
  .constantFrom('', 'at:2026-03-02', 'at:v1', 'during:2026-02-26..2026-03-02', 'last:5d')
  .map((text) => parseQuery(text).query.scopes);
const query: fc.Arbitrary<Query> = fc.record({
  expr: arbitraryExprOf(fc.constantFrom(...sensibleClauses, ...stateClauses).map(sampleExpr)),
  scopes,
  steps: fc.constant([]),
});

describe('a search with an index', () => {
  it('finds what a scan of all finds and what the evaluator finds, by pages and from every mark', async () => {
    const seen = { ledger: 0, texts: 0 };
    await fc.assert(
      fc.asyncProperty(
        arbitraryLog.filter((log) => log.length > 0),
        fc.array(query, { minLength: 1, maxLength: 6 }),
        fc.record({ limit: fc.integer({ min: 1, max: 5 }), covered: fc.nat(12), head: fc.nat(12) }),
        (log, queries, dice) => {
          const head = Math.min(dice.head + 1, log.length);
          const covered = Math.min(dice.covered, log.length);
          return withIndex(log, covered, async (index) => {
            for (const asked of queries) {
              const part = await partFor(index, { log, asked, head });
              if (part !== null) seen[asksLedger(part.narrowing) ? 'ledger' : 'texts'] += 1;
              const given = { log, asked, part, limit: dice.limit, head };
              const found = await answerOf(given);
              const scanned = await answerOf({ ...given, part: null });
              expect(found.ids, printQuery(asked)).toStrictEqual(evaluated(given));
              expect(found.ids).toStrictEqual(scanned.ids);
              const { matched, unreadable, examined } = found.tally;
              expect({ matched, unreadable }).toStrictEqual({
                matched: scanned.tally.matched,
                unreadable: scanned.tally.unreadable,
              });
              if (part !== null && covered >= head) expect(examined).toBe(head);
              if (asked !== queries[0]) continue;
              const cut = await answerOf({ ...given, cut: true });
              expect(cut.ids).toStrictEqual(scanned.ids);
              expect(cut.tally).toMatchObject({ matched, unreadable });
              if (part !== null && covered >= head) expect(cut.tally.examined).toBe(head);
            }
          });
        },
      ),
      { numRuns: 150 },
    );
    expect(Math.min(seen.ledger, seen.texts)).toBeGreaterThan(20);
  });
});
