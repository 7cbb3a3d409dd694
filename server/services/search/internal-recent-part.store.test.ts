import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { arbitraryExprOf } from '@/lib/query/arbitrary-query.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from '@/lib/query/evaluate/arbitrary-log.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import { sampleExpr } from '@/lib/query/sample-expr.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventId, position } from '@/lib/events/ids.ts';
import { breakingAfter } from './testing/breaking-index.ts';
import {
  answerOf,
  evaluated,
  partFor,
  recentFor,
  removeIndexes,
  withIndex,
  withRecentIndex,
} from './testing/search-harness.ts';

afterAll(removeIndexes);

const expr = arbitraryExprOf(fc.constantFrom(...sensibleClauses, ...stateClauses).map(sampleExpr));
const { scopes } = parseQuery('').query;
const dice = fc.record({
  limit: fc.integer({ min: 1, max: 5 }),
  head: fc.nat(12),
  /** Events that each index covers: the first so many, and those between two places. */
  whole: fc.oneof(fc.constant(0), fc.nat(12)),
  recent: fc.tuple(fc.nat(12), fc.nat(12)),
  calls: fc.option(fc.nat(12), { nil: null }),
});

describe('a search with an index of the newest events', () => {
  it('finds what a scan of all finds, wherever both indexes begin and end and whenever one breaks', async () => {
    const seen = { both: 0, recent: 0 };
    await fc.assert(
      fc.asyncProperty(
        arbitraryLog.filter((log) => log.length > 1),
        fc.array(expr, { minLength: 1, maxLength: 4 }),
        dice,
        (log, exprs, { limit, calls, ...rolled }) => {
          const head = Math.min(rolled.head + 1, log.length);
          const whole = Math.min(rolled.whole, log.length);
          const [from = 0, to = 0] = rolled.recent
            .map((at) => Math.min(at, log.length))
            .sort((a, b) => a - b);
          return withIndex(log, whole, (index) =>
            withRecentIndex(log, [from, to], async (newest) => {
              for (const each of exprs) {
                const asked = { expr: each, scopes, steps: [] };
                const part = await partFor(index, { log, asked, head });
                const found = await recentFor(newest, part, { log, asked, head });
                const recent =
                  found !== null && calls !== null
                    ? { ...found, index: breakingAfter(newest, calls) }
                    : found;
                if (found !== null) seen[part === null ? 'recent' : 'both'] += 1;
                const given = { log, asked, part, recent, limit, head };
                const scanned = await answerOf({ ...given, part: null, recent: null });
                const answer = await answerOf(given);
                expect(answer.ids, printQuery(asked)).toStrictEqual(evaluated(given));
                expect(answer.ids).toStrictEqual(scanned.ids);
                const { matched, unreadable } = scanned.tally;
                expect(answer.tally).toMatchObject({ matched, unreadable });
                const cut = await answerOf({ ...given, cut: true });
                expect(cut.ids).toStrictEqual(scanned.ids);
              }
            }),
          );
        },
      ),
      { numRuns: 150 },
    );
    expect(Math.min(seen.both, seen.recent)).toBeGreaterThan(5);
  });

  const log = Array.from({ length: 10 }, (_, at) =>
    sampleEvent(at + 1, {
      id: eventId(`e${at + 1}`),
      position: position(String(at + 1)),
      type: 'Sold',
    }),
  );
  const given = { log, asked: parseQuery('type:Sold').query, head: 10 };

  it('scans only what lies between and what is newer', () =>
    withIndex(log, 2, (index) =>
      withRecentIndex(log, [5, 9], async (newest) => {
        const part = await partFor(index, given);
        const recent = await recentFor(newest, part, given);
        expect(recent).toMatchObject({ events: 4, adds: 4, through: '9', begins: '6' });
        const { ids, tally } = await answerOf({ ...given, part, recent, limit: 20 });
        expect(ids).toHaveLength(10);
        // The newest event, and those numbered 3 to 5.
        expect(tally).toMatchObject({ newer: 4, examined: 10 });
      }),
    ));

  it('does without it where the whole log is indexed as far', () =>
    withIndex(log, 9, (index) =>
      withRecentIndex(log, [5, 9], async (newest) => {
        expect(await recentFor(newest, await partFor(index, given), given)).toBeNull();
      }),
    ));

  it('counts an event once that both cover', () =>
    withIndex(log, 7, (index) =>
      withRecentIndex(log, [5, 9], async (newest) => {
        const recent = await recentFor(newest, await partFor(index, given), given);
        expect(recent).toMatchObject({ events: 4, adds: 2 });
      }),
    ));

  it('does without it for states, which begin with their streams', () =>
    withRecentIndex(log, [5, 9], async (newest) => {
      const asked = parseQuery('change.status:exists').query;
      expect(await recentFor(newest, null, { ...given, asked })).toBeNull();
    }));
});
