import { describe, expect, it } from 'vitest';
import { mostRecent, readRecent, withRecent } from './recent-list.ts';

describe('what was asked lately', () => {
  it('have the newest first and each only once', () => {
    expect(withRecent(['a', 'b', 'c'], 'b')).toStrictEqual(['b', 'a', 'c']);
  });

  it('are no more than a list that can be read at a glance', () => {
    const many = Array.from({ length: 40 }, (_, index) => `q${index}`);
    expect(many.reduce<readonly string[]>(withRecent, [])).toHaveLength(mostRecent);
  });

  it('are none where the browser kept none or something else', () => {
    expect([null, '', '{', '{"a":1}', '[1]'].map(readRecent)).toStrictEqual([[], [], [], [], []]);
  });

  it('come back as they were kept', () => {
    expect(readRecent(JSON.stringify(['a', 'b']))).toStrictEqual(['a', 'b']);
  });
});
