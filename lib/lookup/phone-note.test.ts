import { describe, expect, it } from 'vitest';
import { phoneNote } from './phone-note.ts';

describe('what is said beside a telephone number that is looked up', () => {
  it.each([
    ['+44 20 7946 0199', /kept without its country code, .* it may be missed/],
    ['0044 20 7946 0199', /kept without its country code, .* it may be missed/],
    ['(020) 7946 0199', /kept with its country code it may be missed/],
    ['442079460199', /kept with a 0 or a country code before it, it may be missed/],
  ])('tells which writings are missed: %s', (typed, said) => {
    expect(phoneNote(typed)).toMatch(said);
  });

  it.each(['ann@lee.org', 'order-71507', '2026-03-01', '12345'])(
    'is nothing of what is no telephone number: %s',
    (typed) => {
      expect(phoneNote(typed)).toBeNull();
    },
  );
});
