// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepText, keptText, watchKept } from './kept-in-browser.ts';

const refuse = () => {
  throw new DOMException('switched off', 'SecurityError');
};

afterEach(() => {
  vi.restoreAllMocks();
  window.localStorage.clear();
});

describe('what is kept in the browser', () => {
  it('is nothing at first, then what was kept last', () => {
    expect(keptText('first')).toBeNull();
    keepText('first', 'one');
    keepText('first', 'two');
    expect(keptText('first')).toBe('two');
    expect(window.localStorage.getItem('first')).toBe('two');
  });

  it('lasts as long as the page where the browser keeps nothing', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    expect(keptText('second')).toBeNull();
    keepText('second', 'one');
    expect(keptText('second')).toBe('one');
  });

  it('is what was kept last where the browser takes no more', () => {
    keepText('third', 'one');
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    keepText('third', 'two');
    expect(keptText('third')).toBe('two');
    full.mockRestore();
    keepText('third', 'three');
    expect(keptText('third')).toBe('three');
  });

  it('tells whoever watches, here and in another window, until they have had enough', () => {
    const watcher = vi.fn();
    const enough = watchKept(watcher);
    keepText('fourth', 'one');
    window.dispatchEvent(new StorageEvent('storage', { key: 'fourth' }));
    expect(watcher).toHaveBeenCalledTimes(2);
    enough();
    keepText('fourth', 'two');
    window.dispatchEvent(new StorageEvent('storage', { key: 'fourth' }));
    expect(watcher).toHaveBeenCalledTimes(2);
  });
});
