import { describe, expect, it } from 'vitest';
import { chartBars } from './chart-bars.ts';
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

describe('the chart of a table', () => {
  it('has a bar for each value, and one for none', () => {
    const bars = chartBars(
      table(
        ['tenant', 'count'],
        [
          ['a', '5'],
          [null, '2'],
        ],
      ),
    );
    expect(bars).toStrictEqual({
      column: 'tenant',
      upright: false,
      bars: [
        { name: 'a', count: 5 },
        { name: '(none)', count: 2 },
      ],
      all: true,
    });
  });

  it('stands upright over time', () => {
    const rows = [
      ['2026-03-01', '5'],
      ['2026-03-02', '2'],
    ];
    expect(chartBars(table(['day', 'count'], rows))?.upright).toBe(true);
  });

  it('says when it does not show all values', () => {
    const rows = Array.from({ length: 40 }, (_, index) => [`t${index}`, '1']);
    const bars = chartBars(table(['type', 'count'], rows));
    expect([bars?.bars.length, bars?.all]).toStrictEqual([14, false]);
  });

  it('is none for events, for two columns of names and for a single number', () => {
    expect(chartBars(table(null, []))).toBeNull();
    expect(
      chartBars(
        table(
          ['type', 'schema', 'count'],
          [
            ['a', '1', '5'],
            ['b', '1', '5'],
          ],
        ),
      ),
    ).toBeNull();
    expect(chartBars(table(['count'], [['5'], ['6']]))).toBeNull();
    expect(chartBars(table(['type', 'count'], [['a', '5']]))).toBeNull();
  });
});
