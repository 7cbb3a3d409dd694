import { describe, expect, it } from 'vitest';
import { ButCursor, none, type Budget, type Cursor } from './cursor.ts';
import { WindowCursor } from './window-cursor.ts';

describe('a list that is read in windows', () => {
  it('reads no more than is asked for, however dense it becomes', () => {
    const reads: number[] = [];
    // Nothing among the newest, then every event.
    const window = (from: number, to: number, limit: number): readonly number[] => {
      const there = Math.max(0, Math.min(limit, Math.min(to, 500_000) - from + 1));
      reads.push(there);
      return Array.from({ length: there }, (_, index) => from + index);
    };
    const cursor = new WindowCursor(window, { left: Infinity }, () => false);
    expect(cursor.seek(1_000_000)).toBe(500_000);
    expect(cursor.seek(499_999)).toBe(499_999);
    expect(reads.reduce((sum, each) => sum + each)).toBeLessThan(60_000);
    expect(reads.length).toBeLessThan(30);
  });

  it('reads a window that is looked into once, and nothing below it', () => {
    const reads: (readonly number[])[] = [];
    const window = (from: number, to: number): readonly number[] => {
      reads.push([from, to]);
      return [from, to];
    };
    const cursor = new WindowCursor(window, { left: Infinity }, () => false);
    expect(cursor.seek(1000, 901)).toBe(1000);
    expect(cursor.seek(999, 901)).toBe(901);
    expect(cursor.seek(900, 901)).toBeLessThan(901);
    expect(reads).toEqual([[901, 1000]]);
  });

  it('is read in few of them where it is to be left out, although each event asks for itself alone', () => {
    const reads: number[] = [];
    const window = (from: number, to: number): readonly number[] => {
      reads.push(to - from);
      return from <= 500_000 && to >= 500_000 ? [500_000] : [];
    };
    const budget: Budget = { left: Infinity };
    const every: Cursor = { seek: (from) => from };
    const not = new WindowCursor(window, budget, () => false);
    const but = new ButCursor({ of: every, not }, budget);
    let found = 0;
    for (let at = but.seek(1_000_000); at > none; at = but.seek(at - 1)) found += 1;
    expect(found).toBe(999_999);
    expect(reads.length).toBeLessThan(30);
  });
});
