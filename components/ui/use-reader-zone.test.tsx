// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseZone, useReaderZone } from './use-reader-zone.ts';

vi.mock('@/lib/time/zone.ts', () => ({ localZone: () => 'Europe/Berlin' }));

function Zone() {
  return <output>{useReaderZone()}</output>;
}

const shown = () => screen.getByRole('status').textContent;
const choose = (choice: 'local' | 'utc') => {
  act(() => {
    chooseZone(choice);
  });
};

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  window.localStorage.clear();
});

describe('the zone of the reader', () => {
  it('is that of their browser until they choose UTC, and again afterwards', () => {
    render(<Zone />);
    expect(shown()).toBe('Europe/Berlin');
    choose('utc');
    expect(shown()).toBe('UTC');
    choose('local');
    expect(shown()).toBe('Europe/Berlin');
  });

  it('is remembered', () => {
    choose('utc');
    render(<Zone />);
    expect(shown()).toBe('UTC');
  });

  it('follows a choice made in another window', () => {
    render(<Zone />);
    act(() => {
      window.localStorage.setItem('backstory-zone', 'utc');
      window.dispatchEvent(new StorageEvent('storage', { key: 'backstory-zone' }));
    });
    expect(shown()).toBe('UTC');
  });

  it('can be chosen for the page where the browser keeps nothing', () => {
    const refuse = () => {
      throw new DOMException('switched off', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    choose('local');
    render(<Zone />);
    expect(shown()).toBe('Europe/Berlin');
    choose('utc');
    expect(shown()).toBe('UTC');
  });
});
