import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { mostColumns, printColumns, readColumns, withShown } from './shown-columns.ts';

const read = (text: string) => {
  const found = readColumns(text);
  return found.ok ? printColumns(found.columns) : found.message;
};

describe('chosen columns', () => {
  it('are read from an address and written again', () => {
    const text = 'data.total,metadata.x,initiator,data.items[*].sku,data["a,b"]';
    expect(read(text)).toBe(text);
    expect(read('')).toBe('');
  });

  it('are each named once, under the full names of the language', () => {
    expect(read('meta.x, by, initiator')).toBe('metadata.x,initiator');
  });

  it('are fields that an event tells by itself', () => {
    expect(read('state.email')).toContain('| show state.email');
    expect(read('type,root')).toContain('root is not told by an event alone');
  });

  it('say what is wrong with them', () => {
    expect(read('typo')).toContain('There is no field "typo"');
    expect(read('type | count')).toBe('Name fields, separated by commas.');
    const many = Array.from({ length: mostColumns + 1 }, (_, index) => `data.a${index}`);
    expect(read(many.join(','))).toContain(`At most ${mostColumns} columns`);
  });
});

describe('a file with the chosen columns', () => {
  const shown = (q: string, columns: string): string | null => {
    const found = readColumns(columns);
    return withShown(parseQuery(q).query, found.ok ? found.columns : []);
  };

  it('has them behind what every row says', () => {
    expect(shown('type:A', 'data.total,initiator')).toBe(
      'type:A | show recorded, stream, version, type, data.total, initiator',
    );
    expect(shown('', 'type,data.total')).toBe('| show recorded, stream, version, type, data.total');
    expect(shown('type:A | limit 5', 'data.x')).toBe(
      'type:A | limit 5 | show recorded, stream, version, type, data.x',
    );
  });

  it('keeps the columns of a table, and all where none were chosen', () => {
    expect(shown('type:A | count by type', 'data.x')).toBeNull();
    expect(shown('type:A', '')).toBeNull();
  });
});
