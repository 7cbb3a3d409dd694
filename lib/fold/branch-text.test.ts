import { describe, expect, it } from 'vitest';
import type { StateView } from '@/lib/api/streams.ts';
import { branchText } from './branch-text.ts';
import { watermark, whatIf } from './watermark.ts';

const state: StateView = {
  moment: { at: 'v3', version: '3', recordedAt: null, skewed: false },
  state: '{"total":9007199254740993}',
  tombstone: null,
  blame: [],
  setters: [],
  changes: [],
  fidelity: { kind: 'inferred', source: null, incompleteFrom: null, snapshot: 'unknown' },
  warnings: [],
};
const change = { path: 'total', kind: 'changed', before: '1', after: '9007199254740993' } as const;

describe('a copied branch', () => {
  const text = branchText({
    ...{ stream: 'order-1', edits: ['skip:2'], divergence: '2' },
    branch: whatIf(state),
    changes: [whatIf(change)],
  });

  it('begins with its watermark and is JSON', () => {
    expect(Object.keys(JSON.parse(text) as object)[0]).toBe('watermark');
    expect(JSON.parse(text)).toMatchObject({ watermark, edits: ['skip:2'], divergence: 2 });
  });

  it('tells a field that was not there from one that was null', () => {
    const removed = { path: 'note', kind: 'removed', before: 'null', after: null } as const;
    const told = branchText({
      ...{ stream: 'order-1', edits: [], divergence: null },
      branch: whatIf(state),
      changes: [whatIf(removed)],
    });
    expect((JSON.parse(told) as { changes: unknown }).changes).toEqual([
      { path: 'note', happened: null },
    ]);
  });

  it('keeps every digit', () => {
    expect(text.split('9007199254740993')).toHaveLength(3);
  });
});
