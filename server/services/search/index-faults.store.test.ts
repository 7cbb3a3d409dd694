import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { arbitraryLog } from '@/lib/query/evaluate/arbitrary-log.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import type { SearchIndex } from '@/server/index/port.ts';
import { answerOf, partFor, removeIndexes, withIndex } from './testing/search-harness.ts';

afterAll(removeIndexes);

/** An index that cannot be read any more after so many questions. */
function breakingAfter(index: SearchIndex, calls: number): SearchIndex {
  let asked = 0;
  const ask = <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    asked += 1;
    return asked > calls ? Promise.reject(new Error('disk I/O error')) : answer();
  };
  return {
    ...methodsOf(index),
    coverage: () => ask(() => index.coverage()),
    placeAt: (ordinal) => ask(() => index.placeAt(ordinal)),
    candidates: (narrowing, request) => ask(() => index.candidates(narrowing, request)),
  };
}

const methodsOf = (index: SearchIndex): SearchIndex => ({
  coverage: () => index.coverage(),
  append: (batch) => index.append(batch),
  appendLedger: (entries, through) => index.appendLedger(entries, through),
  deriveAnew: (category, reducer) => index.deriveAnew(category, reducer),
  streamsAfter: (category, ordinal, limit) => index.streamsAfter(category, ordinal, limit),
  placesOf: (stream, ordinal, limit) => index.placesOf(stream, ordinal, limit),
  appendDerived: (derived) => index.appendDerived(derived),
  tidy: () => index.tidy(),
  placesAfter: (ordinal, limit) => index.placesAfter(ordinal, limit),
  placeAt: (ordinal) => index.placeAt(ordinal),
  candidates: (narrowing, request) => index.candidates(narrowing, request),
  facts: (narrowing, request) => index.facts(narrowing, request),
  days: () => index.days(),
  close: () => index.close(),
});

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
