import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noticed } from './noticed.ts';

const after = (milliseconds: number): Promise<string> =>
  new Promise((resolve) =>
    setTimeout(() => {
      resolve('done');
    }, milliseconds),
  );

describe('what takes time at the start', () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    print.mockClear();
  });

  it('is named after a second, once', async () => {
    const waited = noticed('Looking at the stores', after(5000));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await waited).toBe('done');
    expect(print.mock.calls).toEqual([['  Looking at the stores …']]);
  });

  it('is not named when it takes less', async () => {
    const waited = noticed('Looking at the stores', after(900));
    await vi.advanceTimersByTimeAsync(5000);
    await waited;
    expect(print).not.toHaveBeenCalled();
  });

  it('is not named after it failed, and the failure is passed on', async () => {
    const waited = noticed('Starting the server', Promise.reject(new Error('no port')));
    await expect(waited).rejects.toThrow('no port');
    await vi.advanceTimersByTimeAsync(5000);
    expect(print).not.toHaveBeenCalled();
  });
});
