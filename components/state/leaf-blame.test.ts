import { describe, expect, it } from 'vitest';
import { leafBlame, settersByVersion } from './leaf-blame.ts';
import { sampleState } from './sample-state.ts';

const state = sampleState();
const setters = settersByVersion(state);
const words = (version: bigint): string => leafBlame(version, state, setters).words;

describe('who set a leaf', () => {
  it('is told with how long before, and by whom', () => {
    expect(words(1n)).toBe('v1 · 14 mo before · account-1042');
    expect(words(12n)).toBe('v12 · 7 h before');
  });

  it('says when it was this very event', () => {
    expect(leafBlame(41n, state, setters)).toMatchObject({
      words: 'v41 · this event · account-1042',
      here: true,
    });
  });

  it('tells everything on hover', () => {
    expect(leafBlame(1n, state, setters).title).toBe(
      'Last set by version 1\nAccountRegistered\n2025-02-12T20:14:33Z\ncustomer:account-1042',
    );
  });

  it('is only the version where no more is known', () => {
    expect(words(7n)).toBe('v7');
  });
});
