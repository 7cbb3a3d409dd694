import { afterEach, describe, expect, it, vi } from 'vitest';
import { allKeys, showAllKeys } from './all-keys-shown.ts';

afterEach(() => {
  allKeys.show(false);
});

describe('the list of keys', () => {
  it('is closed at first', () => {
    expect(allKeys.shown()).toBe(false);
  });

  it('tells those who watch that it opens', () => {
    const watcher = vi.fn();
    const leave = allKeys.subscribe(watcher);
    showAllKeys();
    expect(allKeys.shown()).toBe(true);
    expect(watcher).toHaveBeenCalledOnce();
    leave();
  });

  it('tells those who left nothing', () => {
    const watcher = vi.fn();
    allKeys.subscribe(watcher)();
    showAllKeys();
    expect(watcher).not.toHaveBeenCalled();
  });
});
