import { describe, expect, it } from 'vitest';
import { stillThere } from './holders.ts';

const holders = (...names: readonly string[]): ReadonlySet<string> => new Set(names);

describe('of those who held a lock', () => {
  it.each([
    [
      'only those remain who still hold it',
      { before: ['3/1', '4/1'], now: ['4/1', '5/1'], left: ['4/1'] },
    ],
    ['nobody remains when all are gone', { before: ['3/1'], now: ['5/1'], left: [] }],
    [
      'one who prepared remains under its new name',
      { before: ['3/1', '4/1'], now: ['4/1', '-1/9'], left: ['4/1', '-1/9'] },
    ],
    ['a prepared one remains', { before: ['-1/9'], now: ['-1/9'], left: ['-1/9'] }],
    [
      'a prepared one that is gone is followed by nobody',
      { before: ['-1/9'], now: ['-1/10'], left: [] },
    ],
    [
      'a prepared one that came later is none of them',
      { before: ['3/1'], now: ['3/1', '-1/9'], left: ['3/1'] },
    ],
  ])('%s', (_, { before, now, left }) => {
    expect(stillThere(holders(...before), holders(...now))).toEqual(holders(...left));
  });
});
