import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWritten, secondsOf } from './parse-instant.ts';
import { finite, type TimePoint } from './time-point.ts';
import { usualPoint } from './usual-instant.ts';

function slowly(text: string): TimePoint | null {
  const written = readWritten(text);
  if (written === null) return null;
  const seconds = secondsOf(written.civil, { offset: written.offset ?? 0 }, 'UTC');
  return seconds === null ? null : finite(seconds, written.fraction);
}

const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
const year = fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, '0'));
const fraction = fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{0,12}$/));
const nearly = fc
  .tuple(year, two, two, two, two, two, fraction, fc.constantFrom('Z', 'z', '', '+01', 'ZZ'))
  .map(([y, m, d, h, i, s, f, zone]) => `${y}-${m}-${d}T${h}:${i}:${s}${f}${zone}`);

describe('the usual spelling of an instant', () => {
  it('is read as the careful way reads it, wherever it is read at all', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string()), (text) => {
        const quick = usualPoint(text);
        if (quick !== null) expect(quick).toStrictEqual(slowly(text));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['1970-01-01T00:00:00Z', { kind: 'finite', seconds: 0, fraction: '' }],
    ['1970-01-02T01:02:03.500Z', { kind: 'finite', seconds: 90_123, fraction: '5' }],
    [
      '2026-02-28T23:59:59.000000001Z',
      { kind: 'finite', seconds: 1_772_323_199, fraction: '000000001' },
    ],
    ['1969-12-28T00:00:00.000Z', { kind: 'finite', seconds: -345_600, fraction: '' }],
  ])('reads %s at once', (text, point) => {
    expect(usualPoint(text)).toStrictEqual(point);
  });

  it.each([
    '',
    '2026-03-01',
    '2026-03-01T10:15:00',
    '2026-03-01 10:15:00Z',
    '2026-03-01T10:15:00.Z',
    '2026-03-01T10:15:00+00',
    '2026-02-30T10:15:00Z',
    '2026-03-01T24:00:00Z',
    '2026-06-30T23:59:60Z',
    '12026-03-01T10:15:00Z',
    '2026-03-01T10:15:00.5xZ',
  ])('leaves "%s" to the careful way', (text) => {
    expect(usualPoint(text)).toBeNull();
  });
});
