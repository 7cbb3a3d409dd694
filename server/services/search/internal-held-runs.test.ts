import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkRun, holdRun, takeRun } from './internal-held-runs.ts';

const { signal } = new AbortController();
const quarter = 15 * 60_000;

afterEach(() => {
  vi.useRealTimers();
});

describe('a run that is kept', () => {
  it('is given back with what it had counted', async () => {
    const held = holdRun('count', { counted: 3 });
    held.release(true);
    checkRun('count', held.id);
    expect((await takeRun('count', held.id, signal)).run).toStrictEqual({ counted: 3 });
  });

  it('waits for whoever reads it', async () => {
    const held = holdRun('count', 'a');
    const waiting = takeRun('count', held.id, signal);
    held.release(true);
    expect((await waiting).run).toBe('a');
  });

  it('is gone when it has ended, and of another kind never there', () => {
    const held = holdRun('count', 'a');
    held.release(false);
    expect(() => {
      checkRun('count', held.id);
    }).toThrow('Search again');
    const other = holdRun('table', 'b');
    expect(() => {
      checkRun('count', other.id);
    }).toThrow('Search again');
  });

  it('is gone after a quarter of an hour', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const held = holdRun('count', 'a');
    held.release(true);
    vi.setSystemTime(Date.now() + quarter - 1);
    checkRun('count', held.id);
    vi.setSystemTime(Date.now() + 2);
    expect(() => {
      checkRun('count', held.id);
    }).toThrow('Search again');
  });

  it('makes room for new ones, the oldest first, and never while it is read', () => {
    const read = holdRun('count', 'read');
    const first = holdRun('count', 'first');
    first.release(true);
    for (let more = 0; more < 40; more += 1) holdRun('count', more).release(true);
    expect(() => {
      checkRun('count', first.id);
    }).toThrow('Search again');
    checkRun('count', read.id);
    read.release(false);
  });
});
