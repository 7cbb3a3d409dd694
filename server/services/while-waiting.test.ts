import { afterEach, describe, expect, it, vi } from 'vitest';
import { whileWaiting } from './while-waiting.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('waiting for work', () => {
  it('tells how far it is until it is done', async () => {
    vi.useFakeTimers();
    let finish = (): void => undefined;
    const work = new Promise<void>((resolve) => (finish = resolve));
    let examined = 0;
    const told = whileWaiting(work, () => (examined === 0 ? null : { examined }));
    const first = told.next();
    await vi.advanceTimersByTimeAsync(1000);
    examined = 5;
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toEqual({ done: false, value: { examined: 5 } });
    const last = told.next();
    finish();
    expect(await last).toEqual({ done: true, value: undefined });
  });

  it('fails as the work does', async () => {
    const told = whileWaiting(Promise.reject(new Error('gone')), () => null);
    await expect(told.next()).rejects.toThrow('gone');
  });
});
