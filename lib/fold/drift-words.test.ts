import { describe, expect, it } from 'vitest';
import type { DriftView } from '@/lib/api/drift.ts';
import { driftWord } from './drift-words.ts';

const change = { path: 'price', kind: 'changed', before: '1', after: '2' } as const;
const base: DriftView = {
  verdict: 'agrees',
  unknown: null,
  snapshotVersion: '60',
  recordedAt: null,
  type: null,
  changes: [],
  fidelity: null,
};
const label = (drift: Partial<DriftView>) => driftWord({ ...base, ...drift })?.label ?? null;

describe('what a comparison with the store’s own snapshot says', () => {
  it('names the snapshot that agrees', () => {
    expect(label({})).toBe('agrees with snapshot v60');
  });

  it('counts the places that differ', () => {
    expect(label({ verdict: 'disagrees', changes: [change] })).toBe(
      'differs from snapshot v60 in 1 place',
    );
    expect(label({ verdict: 'disagrees', changes: [change, change] })).toBe(
      'differs from snapshot v60 in 2 places',
    );
  });

  it.each([
    ['none_yet', 'no snapshot'],
    ['unreadable', 'snapshot v60 unreadable'],
    ['not_reached', 'snapshot v60 not compared'],
  ] as const)('says why nothing can be said: %s', (unknown, words) => {
    expect(label({ verdict: 'unknown', unknown })).toBe(words);
  });

  it('says nothing where the store keeps no snapshots', () => {
    expect(label({ verdict: 'unknown', unknown: 'not_kept' })).toBeNull();
  });

  it('never has the colour of agreement for anything else', () => {
    for (const unknown of ['none_yet', 'unreadable', 'not_reached'] as const) {
      expect(driftWord({ ...base, verdict: 'unknown', unknown })?.tone).not.toBe('green');
    }
    expect(driftWord({ ...base, verdict: 'disagrees', changes: [change] })?.tone).toBe('red');
  });
});
