import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from './csv-cell.ts';

const text = fc.string({ unit: 'binary' });

describe('a cell', () => {
  it.each([
    "=cmd|'/c calc'!A1",
    '+1',
    '-1',
    '@sum',
    '\tx',
    '\rx',
    '\nx',
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ])('that a spreadsheet would run is made a text: %j', (given) => {
    const { text: cell, change } = csvCell(given, 'payload');
    expect(cell).toBe(`'${given}`);
    expect(change).toBe("has a ' put before it");
  });

  it.each(['', 'plain', '1', "'=1", ' =1', '{"a":"=1"}', 'a=b', '\u00e9'])(
    'that is harmless is as it was: %j',
    (given) => {
      expect(csvCell(given, 'name')).toEqual({ text: given, change: null });
    },
  );

  it('of a number is as it was, whatever it begins with', () => {
    expect(csvCell('-5', 'number')).toEqual({ text: '-5', change: null });
  });

  it('shows control characters instead of sending them, and says so', () => {
    expect(csvCell('\u001b[31mred\u0007', 'payload')).toEqual({
      text: '\\u001b[31mred\\u0007',
      change: 'has control characters written as \\uXXXX',
    });
  });

  it('keeps the lines of a payload, and lets a name have none', () => {
    expect(csvCell('{\n}', 'payload')).toEqual({ text: '{\n}', change: null });
    expect(csvCell('a\nb', 'name').text).toBe('a\\u000ab');
  });

  it('never begins a formula and never is changed in silence', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('name', 'payload'), (given, kind) => {
        const { text: cell, change } = csvCell(given, kind);
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(change === null).toBe(cell === given);
      }),
    );
  });
});
