import { describe, expect, it } from 'vitest';
import { unexpected } from './json-fault.ts';

describe('what was found instead', () => {
  it.each([
    ['x', 'found "x"'],
    ['~', 'found "~"'],
    [' ', 'found U+0020'],
    ['\u0000', 'found U+0000'],
    ['\u007f', 'found U+007F'],
    ['\u00a0', 'found U+00A0'],
    ['é', 'found U+00E9'],
    ['\u202e', 'found U+202E'],
    ['😀', 'found U+1F600'],
    ['\ud800', 'found U+D800'],
    ['', 'the text ends'],
  ])('%j is shown as: %s', (text, shown) => {
    expect(unexpected('a value', text, 0).message).toBe(`Expected a value, ${shown}.`);
  });

  it('is looked up at the offset and bears it', () => {
    const fault = unexpected('":"', '{"a"=1}', 4);
    expect([fault.code, fault.message, fault.offset]).toStrictEqual([
      'invalid_json',
      'Expected ":", found "=".',
      4,
    ]);
  });
});
