import { describe, expect, it } from 'vitest';
import { longTexts } from './long-texts.ts';

const long = 'a'.repeat(60);
const change = (before: string | null, after: string | null) =>
  ({ path: 'note', kind: 'changed', before, after }) as const;

describe('a change of a long text', () => {
  it('is one from a long text to another', () => {
    const texts = longTexts(change(JSON.stringify(long), JSON.stringify(`${long}b`)));
    expect(texts).toEqual({ before: long, after: `${long}b` });
  });

  it.each([
    ['a short text', change(JSON.stringify(long), '"b"')],
    ['something that was not there', change(null, JSON.stringify(long))],
    ['another kind of value', change(JSON.stringify(long), '1')],
    ['what is no JSON', change('{', JSON.stringify(long))],
  ])('is not one with %s', (_, other) => {
    expect(longTexts(other)).toBeNull();
  });
});
