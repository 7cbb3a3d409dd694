import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldRows, historyWords, rowAt } from './field-rows.ts';
import { sampleIntervals } from './sample-interval.ts';

const states = (values: readonly (string | null)[]) =>
  fieldRows(sampleIntervals(values)).map(({ state }) => state);

describe('the intervals of a field', () => {
  it('tell not there yet, null, a value and removed apart', () => {
    expect(states([null, 'null', '"a"', null, '"b"', null])).toEqual([
      'not-yet',
      'null',
      'value',
      'removed',
      'value',
      'removed',
    ]);
  });

  it('take the text null for a value', () => {
    expect(states(['"null"'])).toEqual(['value']);
  });

  it('last until the next begins, and the last one still goes on', () => {
    const [first, last] = fieldRows(sampleIntervals(['1', '2']));
    expect(first).toMatchObject({ lasted: '1 day', endedAt: '2026-03-02T00:00:00Z' });
    expect(last).toMatchObject({ lasted: null, endedAt: null });
  });

  it('say when the clock ran backwards', () => {
    const [first, second] = sampleIntervals(['1', '2']);
    if (first === undefined || second === undefined) throw new Error('Two were asked for.');
    const rows = fieldRows([first, { ...second, recordedAt: '2026-02-28T23:00:00Z' }]);
    expect(rows[0]).toMatchObject({ backwards: true, lasted: '1 h' });
  });

  it('have no length where the store has no time', () => {
    const rows = fieldRows(sampleIntervals(['1', '2']).map((i) => ({ ...i, recordedAt: null })));
    expect(rows[0]).toMatchObject({ lasted: null, backwards: false });
  });
});

describe('a history in words', () => {
  it('counts changes and different values', () => {
    expect(historyWords(fieldRows(sampleIntervals(['1', '2', '1'])))).toBe(
      'Changed 2 times, 2 different values.',
    );
    expect(historyWords(fieldRows(sampleIntervals([null, '1'])))).toBe('Changed once, one value.');
    expect(historyWords(fieldRows(sampleIntervals(['1'])))).toBe('One value, never changed.');
    expect(historyWords(fieldRows(sampleIntervals([null])))).toBe('This field never had a value.');
    expect(historyWords([])).toBe('This field never had a value.');
  });
});

describe('the interval of a version', () => {
  it('is the last that began by then', () => {
    const rows = fieldRows(sampleIntervals(['1', '2', '3']));
    expect(rowAt(rows, 2n)?.value).toBe('2');
    expect(rowAt(rows, 99n)?.value).toBe('3');
    expect(rowAt(rows, 0n)).toBeNull();
  });

  it('holds the version it was asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), (n, at) => {
        const rows = fieldRows(sampleIntervals(Array.from({ length: n }, (_, i) => String(i))));
        const row = rowAt(rows, BigInt(at));
        expect(row !== null && BigInt(row.from) <= at).toBe(true);
        expect(row?.to === null || BigInt(row?.to ?? 0) > at).toBe(true);
      }),
    );
  });
});
