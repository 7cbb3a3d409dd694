import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causalRows } from './causal-tree.ts';
import { samplePlaced } from '@/lib/events/sample-event-view.ts';

const outline = (rows: ReturnType<typeof causalRows>): string[] =>
  rows.map(({ placed, depth }) => `${' '.repeat(depth)}${placed.event.id}`);

describe('the tree of a conversation', () => {
  it('puts effects under their cause, oldest first', () => {
    const items = [samplePlaced(3, 'e-1'), samplePlaced(2, 'e-1'), samplePlaced(1, null)];
    expect(outline(causalRows(items))).toEqual(['e-1', ' e-2', ' e-3']);
  });

  it('follows a chain across stores', () => {
    const items = [
      samplePlaced(1, null, 'orders'),
      samplePlaced(2, 'e-1', 'billing'),
      samplePlaced(3, 'e-2', 'accounts'),
    ];
    expect(outline(causalRows(items))).toEqual(['e-1', ' e-2', '  e-3']);
  });

  it('finds a cause named by stream and version', () => {
    const items = [samplePlaced(1, null), samplePlaced(2, 'accounts-1@1')];
    expect(outline(causalRows(items))).toEqual(['e-1', ' e-2']);
  });

  it('names a cause that nobody has', () => {
    const [row] = causalRows([samplePlaced(1, 'gone')]);
    expect(row).toMatchObject({ depth: 0, missingCause: 'gone' });
  });

  it('does not call a cause missing that is there', () => {
    const rows = causalRows([samplePlaced(1, null), samplePlaced(2, 'e-1')]);
    expect(rows.map((row) => row.missingCause)).toEqual([null, null]);
  });

  it('starts at the oldest event of a circle', () => {
    const items = [samplePlaced(2, 'e-1'), samplePlaced(1, 'e-2')];
    expect(outline(causalRows(items))).toEqual(['e-1', ' e-2']);
  });

  it('shows an event that names itself as a root', () => {
    expect(outline(causalRows([samplePlaced(1, 'e-1')]))).toEqual(['e-1']);
  });

  it('survives a chain of 20,000 events', () => {
    const chain = Array.from({ length: 20_000 }, (_, n) =>
      samplePlaced(n, n === 0 ? null : `e-${n - 1}`),
    );
    expect(causalRows(chain)).toHaveLength(20_000);
  });

  it('shows every event exactly once, whatever the causes', () => {
    const causes = fc.array(fc.option(fc.nat(12), { nil: null }), { maxLength: 12 });
    fc.assert(
      fc.property(causes, (list) => {
        const items = list.map((cause, n) => samplePlaced(n, cause === null ? null : `e-${cause}`));
        const ids = causalRows(items).map((row) => row.placed.event.id);
        expect([...ids].sort()).toEqual(items.map((item) => item.event.id).sort());
      }),
    );
  });

  it('never puts an event directly under anything but its cause', () => {
    const causes = fc.array(fc.nat(12), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(causes, (list) => {
        const rows = causalRows(list.map((cause, n) => samplePlaced(n, `e-${cause}`)));
        for (const { parent, placed } of rows) {
          if (parent !== null) expect(parent.event.id).toBe(placed.event.causationId);
        }
      }),
    );
  });
});
