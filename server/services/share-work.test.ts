import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { keptBriefly } from './kept-briefly.ts';
import { shareWork } from './share-work.ts';

/** Work that ends when it is told to, and how it was told to end. */
function heldWork() {
  let end: (value: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const held = new Promise<string>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  const signals: AbortSignal[] = [];
  const make = (signal: AbortSignal): Promise<string> => {
    signals.push(signal);
    signal.addEventListener('abort', () => {
      fail(new AppError('cancelled', 'told to stop'));
    });
    return held;
  };
  return { make, signals, end, fail };
}

const reader = () => new AbortController();
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('work that readers share', () => {
  it('goes on for those who stay when one leaves', async () => {
    const { make, signals, end } = heldWork();
    const work = shareWork(make);
    const [leaving, staying] = [reader(), reader()];
    const [first, second] = [work.join(leaving.signal), work.join(staying.signal)];
    leaving.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    end('value');
    await expect(second).resolves.toBe('value');
    expect(signals).toHaveLength(1);
    expect(signals[0]?.aborted).toBe(false);
  });

  it('ends with the last of them', async () => {
    const { make, signals } = heldWork();
    const work = shareWork(make);
    const [one, other] = [reader(), reader()];
    const joined = [work.join(one.signal), work.join(other.signal)];
    await soon();
    one.abort();
    await expect(joined[0]).rejects.toThrow();
    expect(work.isAbandoned()).toBe(false);
    other.abort();
    await expect(joined[1]).rejects.toThrow();
    expect([work.isAbandoned(), signals[0]?.aborted]).toEqual([true, true]);
  });

  it('fails for everyone in the same way', async () => {
    const { make, fail } = heldWork();
    const work = shareWork(make);
    const joined = [work.join(reader().signal), work.join(reader().signal)];
    fail(new AppError('store_timeout', 'too slow'));
    for (const each of joined) await expect(each).rejects.toMatchObject({ code: 'store_timeout' });
  });

  it('is not begun for a reader who has left already, beyond telling it to stop', async () => {
    const { make } = heldWork();
    const gone = reader();
    gone.abort();
    const work = shareWork(make);
    await expect(work.join(gone.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(work.isAbandoned()).toBe(true);
  });
});

let keys = 0;
const freshKey = (): readonly string[] => {
  keys += 1;
  return ['test', String(keys)];
};

describe('what is kept briefly', () => {
  it('is made once for readers at the same time and soon after', async () => {
    const { make, signals, end } = heldWork();
    const keeping = { key: freshKey(), make };
    const both = [keptBriefly(keeping, reader().signal), keptBriefly(keeping, reader().signal)];
    end('value');
    expect(await Promise.all(both)).toEqual(['value', 'value']);
    expect(await keptBriefly(keeping, reader().signal)).toBe('value');
    expect(signals).toHaveLength(1);
  });

  it('is made anew after a failure', async () => {
    const key = freshKey();
    const { make, fail } = heldWork();
    const failing = keptBriefly({ key, make }, reader().signal);
    fail(new AppError('store_unavailable', 'gone'));
    await expect(failing).rejects.toThrow('gone');
    const again = keptBriefly({ key, make: () => Promise.resolve('back') }, reader().signal);
    await expect(again).resolves.toBe('back');
  });

  it('is made anew for the next reader where the only one left', async () => {
    const key = freshKey();
    const leaving = reader();
    const left = keptBriefly({ key, make: heldWork().make }, leaving.signal);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });
    const next = keptBriefly({ key, make: () => Promise.resolve('new') }, reader().signal);
    await expect(next).resolves.toBe('new');
  });

  it('is made anew when it is too old', async () => {
    const key = freshKey();
    const make = () => Promise.resolve({});
    const old = await keptBriefly({ key, make, milliseconds: -1 }, reader().signal);
    expect(await keptBriefly({ key, make }, reader().signal)).not.toBe(old);
  });
});
