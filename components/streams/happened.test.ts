import { describe, expect, it } from 'vitest';
import { versionAtPlace } from '@/components/ui/time-rail-scale.ts';
import { coversMoment, happenedPlace } from './happened-place.ts';
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
    ['v9', 2, 'v9 is not in this stream; this is the last that happened.'],
    ['p7', 2, 'p7 is no moment of this order; this is the last that happened.'],
  ])('%s is the event at place %i', (at, index, note) => {
    expect(happenedPlace(items, at)).toEqual({ index, note });
  });
});

describe('a window of the order', () => {
  const [some, all] = [
    { place: 4, total: 20 },
    { place: 0, total: 3 },
  ];

  it.each([
    ['v4', some, true],
    ['v9', some, false],
    ['2026-03-07', some, true],
    ['2026-02-01', some, false],
    ['2026-02-01', all, true],
    ['2026-03-20', some, false],
    ['2026-03-20', all, true],
    [null, some, false],
    [null, all, true],
    ['p7', all, true],
  ])('tells where %s lies, with %o: %s', (at, reach, covers) => {
    expect(coversMoment(items, at, reach)).toBe(covers);
  });
});

describe('the rail by the time events happened', () => {
  const rail = {
    ...{ total: 3, from: '2026-03-01T00:00:00Z', to: '2026-03-10T00:00:00Z' },
    ...{ overTime: [1, 1, 1], placeAtSlice: [0, 1, 2] },
  };

  it('goes over the places of the whole stream', () => {
    const shape = happenedShape(rail);
    expect(shape).toMatchObject({ first: 0n, last: 2n, ends: [0n, 1n, 2n] });
    if (shape !== null) expect(versionAtPlace(shape, 1, 'time')).toBe(2n);
  });

  it('is nothing without events', () => {
    expect(happenedShape({ ...rail, total: 0 })).toBeNull();
  });
});

describe('what is said of the order', () => {
  const all = { total: 3, told: 3, untimed: 0, missing: [], folded: 3 };

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

  it('names what is missing, and what it took to get there', () => {
    expect(happenedWords({ ...all, missing: ['3', '7–9'] })).toContain('3, 7–9');
    expect(happenedWords(all)).not.toContain('fold');
    expect(happenedWords({ ...all, total: 90_000, folded: 12_345 })).toContain(
      'a fold of its own, which took 12,345 events in to get here',
    );
  });
});
