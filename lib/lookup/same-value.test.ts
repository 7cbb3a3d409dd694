import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/query/parse.ts';
import { queryForValue, sameValue } from './same-value.ts';

describe('a value that was typed', () => {
  it.each([
    ['ann@lee.org', 'Ann@Lee.org', true],
    [' ann@lee.org ', 'ann@lee.org', true],
    ['ann@lee.org', 'joann@lee.org', false],
    ['+44 20 7946 0199', '+442079460199', true],
    ['+442079460199', '+44 (20) 7946-0199', true],
    ['+442079460199', '+442079460198', false],
    ['1234567', '12345678', false],
    ['12', '1 2', false],
    ['1234567', 'order 1234567', false],
  ])('%s and the stored %s', (typed, stored, same) => {
    expect(sameValue(typed)(stored)).toBe(same);
  });

  it.each(['ann@lee.org', 'say "hi"', '+44 20 7946 0199', 'a\\b', '((x', '-x', 'type:y'])(
    'becomes a query without problems: %s',
    (typed) => {
      expect(parseQuery(queryForValue(typed)).problems).toEqual([]);
    },
  );

  it('is also searched without the spaces of a telephone number', () => {
    expect(queryForValue('+44 20 7946 0199')).toBe('"+44 20 7946 0199" or "442079460199"');
  });
});
