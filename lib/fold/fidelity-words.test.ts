import { describe, expect, it } from 'vitest';
import type { StateView } from '@/lib/api/streams.ts';
import type { FidelityView, MadeByView } from '@/lib/api/views.ts';
import { fidelityText, stateWords } from './fidelity-words.ts';

const base: StateView = {
  moment: { at: 'v2', version: '2', recordedAt: null, skewed: false },
  state: '{}',
  tombstone: null,
  blame: [],
  setters: [],
  changes: [],
  fidelity: { kind: 'inferred', source: null, incompleteFrom: null, snapshot: 'unknown' },
  warnings: [],
};

const labels = (state: Partial<StateView>): readonly string[] =>
  stateWords({ ...base, ...state }).map((word) => word.label);

const inferred = { kind: 'inferred', source: null } as const;
const fidelity = (
  parts: Partial<Pick<FidelityView, 'incompleteFrom' | 'snapshot'>>,
  made: MadeByView = inferred,
): FidelityView => ({ incompleteFrom: null, snapshot: 'unknown', ...parts, ...made });

describe('how far a state can be trusted', () => {
  it('is always said: who made it and whether it is whole', () => {
    expect(labels({})).toStrictEqual(['inferred', 'complete']);
    expect(
      labels({ fidelity: fidelity({}, { kind: 'reducer', source: 'account.ts · 3f9c2a' }) })[0],
    ).toBe('reducer account.ts · 3f9c2a');
  });

  it('shows as much of a hash as tells two versions apart', () => {
    const source = `order v2 sha256:${'0a1b2c3d'.repeat(8)}`;
    expect(labels({ fidelity: fidelity({}, { kind: 'rules', source }) })[0]).toBe(
      'rules order v2 · 0a1b2c3d',
    );
  });

  it('says from where it is incomplete, and why', () => {
    const incompleteFrom = { version: '4', reason: 'Version 4 is missing.' };
    const [, word] = stateWords({ ...base, fidelity: fidelity({ incompleteFrom }) });
    expect(word?.label).toBe('incomplete from v4');
    expect(word?.meaning).toContain('Version 4 is missing.');
  });

  it('says whether the store’s own snapshot agrees', () => {
    expect(labels({ fidelity: fidelity({ snapshot: 'agrees' }) })).toContain(
      'complete · agrees with snapshot',
    );
    expect(labels({ fidelity: fidelity({ snapshot: 'disagrees' }) })).toStrictEqual([
      'inferred',
      'differs from snapshot',
    ]);
  });

  it('never calls an incomplete state complete', () => {
    const incompleteFrom = { version: '4', reason: '' };
    for (const snapshot of ['agrees', 'disagrees', 'unknown'] as const) {
      const all = labels({ fidelity: fidelity({ snapshot, incompleteFrom }) });
      expect(all.some((label) => label.startsWith('complete'))).toBe(false);
    }
  });

  it('marks an ended life and clocks that ran backwards', () => {
    expect(
      labels({
        tombstone: { version: '9', type: 'AccountClosed' },
        moment: { ...base.moment, skewed: true },
      }).slice(2),
    ).toStrictEqual(['ended at v9', 'clocks ran backwards here']);
  });
});

describe('the same in one line', () => {
  it('is what stands on the tags', () => {
    const incompleteFrom = { version: '4', reason: '' };
    expect(fidelityText(fidelity({ incompleteFrom }))).toBe('inferred · incomplete from v4');
  });
});
