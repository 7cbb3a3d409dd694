import { describe, expect, it } from 'vitest';
import type { RailView } from '@/lib/api/rail-view.ts';
import { heldAt, heldWords } from './use-fold-hold.ts';

const rail: RailView = {
  first: '1',
  last: '50000',
  from: null,
  to: null,
  folded: '1000',
  done: false,
  overTime: [],
  versionAtSlice: [],
  marks: [],
  late: { count: 0, marks: [] },
};

describe('a first fold that was stopped', () => {
  it('lets states be asked for up to where it came', () => {
    expect(heldAt(true, rail)).toBe(1000n);
    expect(heldWords(1000n, 1000n)).toBeNull();
    expect(heldWords(1000n, 1001n)).toBe(
      'You stopped the fold at v1,000, so the state at v1,001 is not known. Go on folding, or choose an earlier moment.',
    );
  });

  it('lets no state be asked for where it had not begun', () => {
    expect(heldWords(heldAt(true, { ...rail, folded: null }), 1n)).toContain('is not known');
  });

  it.each([
    ['it goes on', false, rail],
    ['it is done', true, { ...rail, done: true }],
    ['nothing is known of it', true, undefined],
  ])('limits nothing while %s', (_, held, known) => {
    expect(heldAt(held, known)).toBeNull();
  });
});
