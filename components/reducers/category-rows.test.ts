import { describe, expect, it } from 'vitest';
import type { ReducerVersionView } from '@/lib/api/reducers.ts';
import type { TypeView } from '@/lib/api/stores.ts';
import { categoryRows } from './category-rows.ts';

const type = (category: string | null, name: string, count: string): TypeView => ({
  ...{ category, type: name, count, firstSeen: null, lastSeen: null },
});
const version = (own: Partial<ReducerVersionView>): ReducerVersionView => ({
  hash: 'a',
  category: 'order',
  store: null,
  number: 1,
  kind: 'rules',
  origin: 'draft',
  name: 'First',
  createdBy: 'local',
  createdAt: '2026-01-01T00:00:00Z',
  active: true,
  handled: null,
  ignored: [],
  idempotent: false,
  ...own,
});
const types = [
  type('order', 'Placed', '3'),
  type('order', 'Paid', '20'),
  type('order', 'Viewed', '5'),
  type('account', 'Opened', '9007199254740993'),
  type(null, 'Loose', '1'),
];

describe('the categories of a store', () => {
  it('stand by name, with their events counted to the last', () => {
    const rows = categoryRows(types, []);
    expect(rows.map(({ category, events }) => [category, events])).toEqual([
      ['account', '9007199254740993'],
      ['order', '28'],
    ]);
    expect(rows[1]?.types.map((each) => each.type)).toEqual(['Paid', 'Viewed', 'Placed']);
  });

  it('are inferred and leave nothing out where no version is active', () => {
    const [row] = categoryRows([], [version({ active: false })]);
    expect(row).toMatchObject({ category: 'order', events: null, active: null, unhandled: [] });
  });

  it('say which types the active version leaves out, unless on purpose', () => {
    const active = version({ handled: ['Paid'], ignored: ['Viewed'] });
    const older = version({ hash: 'b', active: false, handled: [] });
    const row = categoryRows(types, [active, older]).find(({ category }) => category === 'order');
    expect(row?.unhandled).toEqual([{ type: 'Placed', count: '3' }]);
    expect(row?.versions).toHaveLength(2);
    expect(row?.active).toBe(active);
  });

  it('do not guess what code leaves out', () => {
    const row = categoryRows(types, [version({ handled: null })])[1];
    expect(row?.unhandled).toBeNull();
  });
});
