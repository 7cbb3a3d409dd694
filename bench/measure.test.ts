import { describe, expect, it } from 'vitest';
import { compare, median, quantile } from './measure.ts';
import { table } from './table.ts';

describe('medians and quantiles', () => {
  it('take the middle of an odd number of values', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('take the mean of the middle two of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('interpolate the 95th percentile', () => {
    expect(quantile([0, 100], 0.95)).toBe(95);
  });

  it('are not a number for no values', () => {
    expect(median([])).toBeNaN();
  });
});

describe('a comparison', () => {
  it('runs limit and operation equally often, by turns, after a warm-up', async () => {
    const order: string[] = [];
    await compare({
      operation: 'x',
      state: 'warm',
      limitName: 'y',
      limit: () => Promise.resolve(order.push('limit')),
      ours: () => Promise.resolve(order.push('ours')),
      ratio: 1,
      runs: 2,
    });
    expect(order).toEqual(['limit', 'ours', 'limit', 'ours', 'limit', 'ours']);
  });
});

describe('a limit that does a part of the work', () => {
  it('counts as often as ours does that part', async () => {
    const { limit, ratio, ours } = await compare({
      ...{ operation: 'x', state: 'cold', limitName: 'y', ratio: 1, runs: 1 },
      limit: () => new Promise((resolve) => setTimeout(resolve, 5)),
      scale: 1000,
      ours: () => Promise.resolve(),
    });
    expect(limit).toBeGreaterThan(4000);
    expect(ratio).toBe(ours / (limit ?? 0));
  });
});

describe('the table', () => {
  const finding = {
    operation: 'log page',
    state: 'warm' as const,
    limitName: 'bare driver',
    limit: 2,
    ours: 3,
    ratio: 1.5,
    budget: '≤ 1.3×',
    met: false,
    runs: 5,
  };

  it('says when a budget is missed', () => {
    expect(table([finding])).toMatch(/\| 2\.00 .*\| 3\.00 .*\| 1\.50× .*\| MISSED/);
  });

  it('names another unit than milliseconds beside the figure', () => {
    expect(table([{ ...finding, unit: 'MB' }])).toMatch(/\| 2\.00 MB .*\| 3\.00 MB /);
  });

  it('shows a dash where there is no limit', () => {
    expect(table([{ ...finding, limit: null, ratio: null, met: true }])).toMatch(/\| – .*\| met/);
  });
});
