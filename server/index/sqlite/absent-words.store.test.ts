import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { boundsOf } from '@/lib/query/narrow/bounds.ts';
import { butNarrowed, type Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { anyClock } from '@/lib/query/time-value.ts';
import { withoutAbsent } from './absent-words.ts';
import { agree } from './agree.ts';
import { indexSchema } from './schema.ts';
import { Statements } from './statements.ts';

const database = new Sqlite(':memory:');
database.exec(indexSchema);
const put = database.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
['1234567 refund', 'charge', '☎7654321', '002222222 2222222'].forEach((text, at) => {
  put.run(at + 1, text);
});
afterAll(() => {
  database.close();
});

const reading = { statements: new Statements(database) };
const context = {
  clock: anyClock,
  comparePositions: (a: string, b: string) => Number(a) - Number(b),
  service: null,
};
const bounds = (q: string) => boundsOf(parseQuery(q).query, context);
const left = (narrowing: Narrowing): Narrowing => withoutAbsent(reading, narrowing);
const word = (text: string, sure?: true): Narrowing => ({
  ...{ kind: 'words', words: [{ text, prefix: false }] },
  ...(sure === undefined ? {} : { sure }),
});
const either = (...items: readonly Narrowing[]): Narrowing => ({ kind: 'or', items });

describe('words that no event has', () => {
  it.each([
    ['some of a choice', either(word('none'), word('charge')), word('charge')],
    ['all of a choice but the first', either(word('none'), word('neither')), word('none')],
    ['none that are there', either(word('refund'), word('charge')), null],
    ['none that stand alone', word('none'), null],
    ['none that must all be there', { kind: 'and', items: [word('none'), word('charge')] }, null],
    ['none beside what is no word', either(word('none'), { kind: 'all' }), null],
    [
      'none that may be unread beside what is not',
      either(word('none'), word('charge', true)),
      null,
    ],
  ] as const)('are left out: %s', (_, asked, expected) => {
    expect(left(asked)).toStrictEqual(expected ?? asked);
  });

  it.each(['1234567', '7654321', '9999999', '-1234567', 'type:Sold 1234567'])(
    'do not keep the bounds of a number apart: %s',
    (q) => {
      const { sure, possible } = bounds(q);
      expect(agree(possible, sure)).toBe(false);
      expect(agree(left(possible), left(sure))).toBe(true);
      const doubt = left(butNarrowed(possible, sure));
      expect(doubt.kind === 'but' && agree(doubt.of, doubt.not)).toBe(true);
    },
  );

  it('keep them apart where another writing of the number is there', () => {
    const { sure, possible } = bounds('2222222');
    expect(agree(left(possible), left(sure))).toBe(false);
  });
});
