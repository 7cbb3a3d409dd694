import { describe, expect, it } from 'vitest';
import { samplePlaced } from '@/lib/events/sample-event-view.ts';
import { aroundEvent, rootOf } from './around-event.ts';
import { causalRows } from './causal-tree.ts';

const self = samplePlaced(3, 'e-2');
const whole = { chain: [samplePlaced(2, 'e-1', 'orders'), samplePlaced(1, null)], missing: null };
const causes = { ...whole, cycle: false, notExamined: [] };
const effects = {
  effects: [samplePlaced(4, 'e-3'), samplePlaced(5, 'e-4', 'billing')],
  stopped: null,
  notExamined: [],
};

describe('an event among its causes and effects', () => {
  it('is one tree from the root to the last effect', () => {
    const rows = causalRows(aroundEvent(self, { causes, effects }));
    expect(rows.map(({ placed, depth }) => [placed.event.id, depth])).toEqual([
      ['e-1', 0],
      ['e-2', 1],
      ['e-3', 2],
      ['e-4', 3],
      ['e-5', 4],
    ]);
  });

  it('stands alone while nothing else is known', () => {
    expect(aroundEvent(self, { causes: undefined, effects: undefined })).toEqual([self]);
  });

  it('shows each event of a circle once', () => {
    const round = samplePlaced(2, 'e-3');
    const items = aroundEvent(self, {
      causes: { ...causes, chain: [round], cycle: true },
      effects: { ...effects, effects: [round] },
    });
    expect(items).toHaveLength(2);
    expect(causalRows(items)).toHaveLength(2);
  });
});

describe('the root', () => {
  it('is the end of the chain, or the event itself where nothing caused it', () => {
    expect(rootOf(self, causes)?.event.id).toBe('e-1');
    expect(rootOf(self, { ...causes, chain: [] })).toBe(self);
  });

  it('is not known while a cause is missing, in a circle, and before the causes are read', () => {
    expect(rootOf(self, { ...causes, missing: 'e-0' })).toBeNull();
    expect(rootOf(self, { ...causes, cycle: true })).toBeNull();
    expect(rootOf(self, undefined)).toBeNull();
  });
});
