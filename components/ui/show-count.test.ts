import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, showCount, showShare } from './show-count.ts';

describe('a count', () => {
  it('has its thousands apart', () => {
    expect(showCount('8414000')).toBe('8,414,000');
    expect(showCount(39805)).toBe('39,805');
  });

  it('keeps every digit of numbers beyond a double', () => {
    expect(showCount('9007199254740993')).toBe('9,007,199,254,740,993');
  });

  it('leaves alone what is no whole number', () => {
    expect(showCount('about 12')).toBe('about 12');
  });

  it('is told with the fitting word', () => {
    expect(countOf('1', 'event')).toBe('1 event');
    expect(countOf(0, 'event')).toBe('0 events');
    expect(countOf(2n, 'category', 'categories')).toBe('2 categories');
  });

  it('gives back its digits when the commas are taken out', () => {
    fc.assert(
      fc.property(fc.bigInt(), (count) => {
        expect(showCount(String(count)).replaceAll(',', '')).toBe(String(count));
      }),
    );
  });
});

describe('a share', () => {
  it('has a digit after the point only where it matters', () => {
    expect(showShare(35508n, 39805n)).toBe('89 %');
    expect(showShare(3518n, 39805n)).toBe('8.8 %');
  });

  it('is rounded, not cut', () => {
    expect(showShare(899n, 1000n)).toBe('90 %');
    expect(showShare(99_96n, 100_000n)).toBe('10 %');
  });

  it('of very little is not told as nothing', () => {
    expect(showShare(1n, 39805n)).toBe('under 0.1 %');
    expect(showShare(0n, 39805n)).toBe('0.0 %');
  });

  it('of nothing does not exist', () => {
    expect(showShare(0n, 0n)).toBeNull();
  });

  it('never reaches a hundred by rounding', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 10n ** 20n }), (whole) => {
        expect(showShare(whole - 1n, whole)).not.toBe('100 %');
        expect(showShare(whole, whole)).toBe('100 %');
      }),
    );
  });
});
