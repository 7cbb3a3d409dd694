import { describe, expect, it } from 'vitest';
import { encodingOf, findColumn } from './find-column.ts';

const table = {
  schema: null,
  table: 't',
  columns: [
    { name: 'Stream_ID', type: 'text' },
    { name: 'id', type: 'text' },
    { name: 'at', type: 'bigint' },
  ],
};

const none: ReadonlySet<string> = new Set();

describe('the column of a usual name', () => {
  it('is found in any case and with any separator, the best name first', () => {
    expect(findColumn(table, ['id', 'streamid'], { taken: none })).toBe('id');
    expect(findColumn(table, ['streamid', 'id'], { taken: none })).toBe('Stream_ID');
  });

  it('is passed over where it is taken or does not fit', () => {
    expect(findColumn(table, ['id', 'streamid'], { taken: new Set(['id']) })).toBe('Stream_ID');
    const isNumber = ({ type }: { readonly type: string }): boolean => type === 'bigint';
    expect(findColumn(table, ['id', 'at'], { taken: none, fits: isNumber })).toBe('at');
    expect(findColumn(table, ['nothing'], { taken: none })).toBeNull();
  });

  it('holds milliseconds where it holds whole numbers of a time', () => {
    expect([encodingOf(table, 'at'), encodingOf(table, 'id'), encodingOf(table, null)]).toEqual([
      'milliseconds',
      'text',
      'text',
    ]);
  });
});
