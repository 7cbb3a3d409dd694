import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionAtPlace } from '@/components/ui/time-rail-scale.ts';
import { happenedPlace } from './happened-place.ts';
import { happenedRows } from './happened-rows.ts';
import { happenedShape } from './happened-shape.ts';
import { happenedWords } from './happened-words.ts';
import { sampleHappened } from './sample-happened.ts';

const items = [
  sampleHappened(1, [1, 1]),
  sampleHappened(4, [5, 15], { overtook: '2' }),
  sampleHappened(2, [10, 10]),
];

describe('rows by the time events happened', () => {
  it('stand where the events happened, with the silences between, and no version is missing there', () => {
    const rows = happenedRows(items, 'newest');
    expect(rows.map((row) => (row.kind === 'event' ? row.event.version : row.kind))).toEqual([
      ...['2', 'gap', '4', 'gap', '1'],
    ]);
    expect(rows.flatMap((row) => (row.kind === 'gap' ? [row.silence, row.missing] : []))).toEqual([
      ...['5 days later', null, '4 days later', null],
    ]);
    expect(happenedRows(items, 'oldest')).toEqual([...rows].reverse());
  });

  it('mark what was recorded late and what it overtook, and not that payloads are left out', () => {
    const [, , late] = happenedRows(items, 'newest');
    const labels = late?.kind === 'event' ? late.marks.map(({ label }) => label) : [];
    expect(labels).toEqual(['recorded 10 days after it happened', 'happened before v2']);
    const omitted = { ...sampleHappened(1, [1, 1]).event, data: { kind: 'omitted' as const } };
    const [row] = happenedRows([sampleHappened(1, [1, 1], { event: omitted })], 'oldest');
    expect(row?.kind === 'event' ? row.marks : null).toEqual([]);
  });

  it('say of an event without any time that it only keeps its place', () => {
    const [row] = happenedRows([sampleHappened(1, [1, 1], { at: null, by: 'place' })], 'oldest');
    expect(row).toMatchObject({ happenedAt: null, marks: [{ label: 'no time' }] });
  });
});

describe('a moment by the time events happened', () => {
  it.each([
    [null, 2, null],
    ['v4', 1, null],
    ['2026-03-07', 1, '2026-03-07 → v4'],
    ['2026-02-01', -1, 'Nothing had happened by 2026-02-01.'],
    ['v9', 2, 'v9 is not among these events; this is the last that happened.'],
    ['p7', 2, 'p7 is no moment of this order; this is the last that happened.'],
  ])('%s is the event at place %i', (at, index, note) => {
    expect(happenedPlace(items, at)).toEqual({ index, note });
  });
});

describe('the rail by the time events happened', () => {
  it('counts every event once, and its slices end at rising places', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1 }), (days) => {
        const sorted = [...days].sort((a, b) => a - b);
        const shape = happenedShape(sorted.map((day, place) => sampleHappened(place, [day, 28])));
        expect(shape?.counts.reduce((sum, count) => sum + count, 0)).toBe(days.length);
        expect(shape?.ends).toEqual([...(shape?.ends ?? [])].sort((a, b) => Number(a - b)));
        expect(shape?.ends.at(-1)).toBe(BigInt(days.length - 1));
        if (shape !== null) expect(versionAtPlace(shape, 1, 'time')).toBe(shape.last);
      }),
    );
  });

  it('is nothing without events', () => {
    expect(happenedShape([])).toBeNull();
  });
});

describe('what is said of the order', () => {
  const all = { items: [...items], earlier: 0, told: 3, untimed: 0, missing: [] };

  it('is that it is the one of happening, and how many events do not say when', () => {
    expect(happenedWords(all)).toBe('In the order in which the events happened.');
    expect(happenedWords({ ...all, told: 2 })).toContain(
      '1 event does not say so, and the recorded time stands for it.',
    );
  });

  it('is never that a recorded time stands for an event that bears none', () => {
    const words = happenedWords({ ...all, told: 2, untimed: 1 });
    expect(words).toContain('1 event bears no time at all and only keeps its place');
    expect(words).not.toContain('recorded time');
    expect(happenedWords({ ...all, told: 1, untimed: 1 })).toMatch(
      /1 event does not say so.*1 event bears no time/,
    );
    expect(happenedWords({ ...all, told: 0, untimed: 3 })).toBe(
      'No event bears a time, so this is the order of the versions.',
    );
  });

  it('is that the store does not say when anything happened', () => {
    expect(happenedWords({ ...all, told: 0 })).toContain('order of the recorded times');
  });

  it('names what is not listed and what is missing', () => {
    const words = happenedWords({ ...all, earlier: 2, missing: ['3', '7–9'] });
    expect(words).toContain('2 events that happened earlier are not listed.');
    expect(words).toContain('3, 7–9');
  });
});
