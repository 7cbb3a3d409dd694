import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { arbitraryLog } from '@/lib/query/evaluate/arbitrary-log.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { breakingAfter } from './testing/breaking-index.ts';
import { answerOf, partFor, removeIndexes, withIndex } from './testing/search-harness.ts';

afterAll(removeIndexes);

describe('a search whose index fails', () => {
  it('goes on with a scan behind what it told when its index breaks, and says so', () =>
    fc.assert(
      fc.asyncProperty(
        arbitraryLog.filter((log) => log.length > 3),
        fc.constantFrom('type:AccountOpened', 'stream:account-*', 'was.status:open', 'ann'),
        fc.record({ limit: fc.integer({ min: 1, max: 5 }), calls: fc.nat(12) }),
        (log, q, { limit, calls }) => {
          const head = log.length;
          const asked = parseQuery(q).query;
          return withIndex(log, head, async (index) => {
            const part = await partFor(index, { log, asked, head });
            if (part === null) throw new Error(`${q} is not looked up.`);
            const given = { log, asked, limit, head };
            const breaking = { ...part, index: breakingAfter(index, calls) };
            const found = await answerOf({ ...given, part: breaking });
            const scanned = await answerOf({ ...given, part: null });
            expect(found.ids).toStrictEqual(scanned.ids);
            expect(found.tally.matched).toBe(scanned.tally.matched);
            expect(found.tally.unreadable).toBe(scanned.tally.unreadable);
          });
        },
      ),
      { numRuns: 60 },
    ));
});
