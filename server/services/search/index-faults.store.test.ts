import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { arbitraryLog } from '@/lib/query/evaluate/arbitrary-log.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import type { SearchIndex } from '@/server/index/port.ts';
import { indexLog } from '@/server/index/testing/index-events.ts';
import {
  answerOf,
  evaluated,
  partFor,
  removeIndexes,
  withIndex,
} from './testing/search-harness.ts';

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

interface Late {
  readonly calls: number;
  readonly log: readonly RecordedEvent[];
  readonly keep: number;
}

/** An index into which an event is put between others after so many questions. */
function shiftingAfter(index: SearchIndex, { calls, log, keep }: Late): SearchIndex {
  let asked = 0;
  return {
    ...methodsOf(index),
    async candidates(narrowing, request) {
      asked += 1;
      const page = await index.candidates(narrowing, request);
      if (asked === calls) await indexLog(index, log, { keep });
      return page;
    },
  };
}

const methodsOf = (index: SearchIndex): SearchIndex => ({
  coverage: () => index.coverage(),
  append: (batch) => index.append(batch),
  appendLedger: (entries, through) => index.appendLedger(entries, through),
  placesAfter: (ordinal, limit) => index.placesAfter(ordinal, limit),
  placeAt: (ordinal) => index.placeAt(ordinal),
  candidates: (narrowing, request) => index.candidates(narrowing, request),
  histogram: (narrowing, waiting) => index.histogram(narrowing, waiting),
  facet: (narrowing, field, waiting) => index.facet(narrowing, field, waiting),
  close: () => index.close(),
});

describe('a search whose index fails or changes', () => {
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

  it('loses no place when an event comes late while it is asked', () =>
    fc.assert(
      fc.asyncProperty(
        arbitraryLog.filter((log) => log.length > 3),
        fc.record({ limit: fc.integer({ min: 1, max: 3 }), late: fc.nat(10), calls: fc.nat(8) }),
        (log, { limit, late, calls }) => {
          const asked = parseQuery('stream:*').query;
          const at = Math.min(late, log.length - 1);
          const early = log.filter((_, place) => place !== at);
          return withIndex(early, early.length, async (index) => {
            const given = { log, asked, limit, head: log.length };
            const part = await partFor(index, given);
            if (part === null) return;
            const shifting = shiftingAfter(index, { calls, log, keep: at });
            const { ids } = await answerOf({ ...given, part: { ...part, index: shifting } });
            const expected = evaluated(given);
            expect(expected).toEqual(expect.arrayContaining([...ids]));
            expect(new Set(ids).size).toBe(ids.length);
            const lateId = log[at]?.id ?? '';
            expect([...ids, lateId]).toEqual(expect.arrayContaining([...expected]));
          });
        },
      ),
      { numRuns: 60 },
    ));
});
