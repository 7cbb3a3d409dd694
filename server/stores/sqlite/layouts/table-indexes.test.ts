import { describe, expect, it } from 'vitest';
import { collationOf, secondsOf, type TableIndexes } from './table-indexes.ts';

const part = (column: string, collation = 'BINARY') => ({ column, collation });

describe('how the indexes of a table compare a column', () => {
  it('is byte by byte where one of them does', () => {
    const indexes: TableIndexes = [[part('name', 'NOCASE')], [part('name')]];
    expect(collationOf(indexes, 'name')).toBe('BINARY');
  });

  it('is by another collation of SQLite where none does', () => {
    expect(collationOf([[part('name', 'RTRIM'), part('no')]], 'name')).toBe('RTRIM');
  });

  it('is of no use by a collation that only the application knows', () => {
    expect(collationOf([[part('name', 'GERMAN')]], 'name')).toBeNull();
  });

  it('is of no use where the column does not come first', () => {
    expect(collationOf([[part('no'), part('name')], [part('')]], 'name')).toBeNull();
  });
});

describe('what comes second in the indexes of a column', () => {
  it('is told of those in its collation only', () => {
    const indexes = [[part('name'), part('a')], [part('name', 'NOCASE'), part('b')], [part('c')]];
    expect(secondsOf(indexes, part('name', 'NOCASE'))).toEqual(['b']);
  });

  it('is nothing where an index has the column alone', () => {
    expect(secondsOf([[part('name')]], part('name'))).toEqual([null]);
  });

  it('counts as no column where it is not compared byte by byte', () => {
    expect(secondsOf([[part('name'), part('a', 'NOCASE')]], part('name'))).toEqual(['']);
  });
});
