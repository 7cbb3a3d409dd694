import { describe, expect, it } from 'vitest';
import type { Beliefs } from '@/lib/api/two-clocks.ts';
import { beliefCells } from './belief-cells.ts';
import { beliefWords } from './belief-words.ts';

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T00:00:00Z`;
const cell = (value: string) => ({ value, setBy: '1', eventType: 'Set' });
const beliefs = (value: string): Beliefs => ({
  path: 'plan',
  abouts: [day(1), day(5), day(10)],
  rows: [
    { version: '1', recordedAt: day(1), until: day(10), cells: ['a', 'a', 'a'].map(cell) },
    { version: '2', recordedAt: day(10), until: day(15), cells: ['a', 'a', 'b'].map(cell) },
    { version: '4', recordedAt: day(15), until: null, cells: ['a', value, 'b'].map(cell) },
  ],
  further: 0,
  missing: [],
  fidelity: { kind: 'inferred', source: null, incompleteFrom: null, snapshot: 'unknown' },
});
const kinds = (of: Beliefs) => beliefCells(of).map((row) => row.map(({ kind }) => kind));

describe('a cell of what was believed', () => {
  it('is corrected where it says otherwise than what was believed about the same time', () => {
    expect(kinds(beliefs('c'))).toEqual([
      ['believed', 'believed', 'later'],
      ['believed', 'believed', 'believed'],
      ['believed', 'corrected', 'believed'],
    ]);
  });

  it('is no belief where the time came only with the next thing that was known', () => {
    expect(
      kinds(beliefs('a'))
        .flat()
        .filter((kind) => kind === 'later'),
    ).toHaveLength(1);
  });

  it('is a belief about its own time, however soon the next thing was known', () => {
    const rows = beliefs('a').rows.map((row, index) =>
      index === 0 ? { ...row, until: '2026-03-01T00:20:00Z' } : row,
    );
    const soon = { ...beliefs('a'), rows };
    expect(kinds(soon)[0]).toEqual(['believed', 'later', 'later']);
  });
});

describe('what is said of the table', () => {
  it('is whether anything was corrected, and what it leaves out', () => {
    const said = (of: Beliefs): string => beliefWords(of, beliefCells(of));
    expect(said(beliefs('a'))).toContain('No belief in this table was corrected');
    expect(said(beliefs('c'))).toContain('marked as corrected');
    const words = said({ ...beliefs('a'), further: 1, missing: ['3'] });
    expect(words).toContain('1 further change has no row');
    expect(words).toContain('missing versions happened: 3');
  });
});
