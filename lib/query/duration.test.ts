import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration, printDuration, secondsIn } from './duration.ts';

describe('a stretch of time', () => {
  it.each([
    ['0m', 0],
    ['90m', 5400],
    ['1h', 3600],
    ['7d', 604_800],
    ['2W', 1_209_600],
    ['007d', 604_800],
    ['999999999w', 604_799_999_395_200],
  ])('%s has %i seconds', (text, seconds) => {
    const duration = parseDuration(text);
    expect(duration && secondsIn(duration)).toBe(seconds);
  });

  it.each([
    '',
    '7',
    'd',
    '7 d',
    '-7d',
    '7.5d',
    '7s',
    '7y',
    '7dd',
    '1d2h',
    '1000000000d',
    '٧d',
    '7d\n',
  ])('is not %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('is read back as it was printed', () => {
    const duration = fc.record(
      { amount: fc.nat(999_999_999), unit: fc.constantFrom('m', 'h', 'd', 'w') },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(duration, (given) => {
        expect(parseDuration(printDuration(given))).toStrictEqual(given);
      }),
    );
  });
});
