import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/query/parse.ts';
import { chartBars, chartHeight } from './chart-bars.ts';
import type { SearchTable } from './search-run.ts';

const table = (columns: string[] | null, rows: (string | null)[][]): SearchTable => ({
  kind: 'table',
  columns,
  rows,
  items: [],
  more: 0,
  unreadable: 0,
  cut: false,
});

const byType = parseQuery('| count by type').query.steps;
const byDay = parseQuery('| by day').query.steps;

const bars = (columns: string[] | null, rows: (string | null)[][], steps = byType) =>
  chartBars(table(columns, rows), steps);

const twoDays = [
  ['2026-03-01', '5'],
  ['2026-03-03', '2'],
];

describe('the height of a chart', () => {
  it('grows with the bars that lie, and not with those that stand', () => {
    const lying = { column: 'type', upright: false, bars: [{ name: 'a', count: 1 }], all: true };
    const two = { ...lying, bars: [...lying.bars, { name: 'b', count: 2 }] };
    expect(chartHeight(two)).toBeGreaterThan(chartHeight(lying));
    expect(chartHeight({ ...two, upright: true })).toBe(chartHeight({ ...lying, upright: true }));
  });
});

describe('the chart of a table', () => {
  it('has a bar for each value, and one for none', () => {
    const rows = [
      ['a', '5'],
      [null, '2'],
    ];
    expect(bars(['tenant', 'count'], rows)).toStrictEqual({
      column: 'tenant',
      upright: false,
      bars: [
        { name: 'a', count: 5 },
        { name: '(none)', count: 2 },
      ],
      all: true,
    });
  });

  it('stands upright over time, with the empty times', () => {
    const chart = bars(['day', 'count'], twoDays, byDay);
    expect(chart?.upright).toBe(true);
    expect(chart?.bars.map(({ count }) => count)).toStrictEqual([5, 0, 2]);
  });

  it('claims nothing about times that a later step may have left out', () => {
    const limited = parseQuery('| by day | sort count desc | limit 2').query.steps;
    const chart = bars(['day', 'count'], twoDays, limited);
    expect([chart?.upright, chart?.bars.length]).toStrictEqual([false, 2]);
  });

  it('says when it does not show all values', () => {
    const rows = Array.from({ length: 40 }, (_, index) => [`t${index}`, '1']);
    const chart = bars(['type', 'count'], rows);
    expect([chart?.bars.length, chart?.all]).toStrictEqual([14, false]);
  });

  it('is none for events, for two columns of names and for a single number', () => {
    const two = [
      ['a', '1', '5'],
      ['b', '1', '5'],
    ];
    expect(bars(null, [])).toBeNull();
    expect(bars(['type', 'schema', 'count'], two)).toBeNull();
    expect(bars(['count'], [['5'], ['6']])).toBeNull();
    expect(bars(['type', 'count'], [['a', '5']])).toBeNull();
  });
});
