import { describe, expect, it } from 'vitest';
import { readColumns } from '@/lib/query/shown-columns.ts';
import { columnCells } from './column-cells.ts';
import { sampleEvent } from './sample-event.ts';

const cellsOf = (columns: string, part: Parameters<typeof sampleEvent>[1] = {}) => {
  const read = readColumns(columns);
  return columnCells(sampleEvent('e-1', part), read.ok ? read.columns : []);
};

const json = (text: string) => ({ kind: 'json', text }) as const;

describe('the columns of a row', () => {
  it('tell fields of the event and paths of its payloads, digits as stored', () => {
    const part = { data: json('{"total":12345678901234567890.10}'), initiator: 'customer:ann' };
    expect(cellsOf('data.total,initiator,service', part).map(({ text }) => text)).toStrictEqual([
      '12345678901234567890.10',
      'customer:ann',
      'shop',
    ]);
  });

  it('tell several values of one path, and how many more there are', () => {
    const data = json('{"items":[{"sku":"A"},{"sku":"B"},{"sku":"C"},{"sku":"D"},{"sku":"E"}]}');
    expect(cellsOf('data.items[*].sku', { data })).toStrictEqual([
      { name: 'data.items[*].sku', text: 'A, B, C', more: 2, note: null },
    ]);
  });

  it('tell nothing there from what cannot be told, with the reason', () => {
    const [missing] = cellsOf('data.nothing');
    expect(missing).toMatchObject({ text: null, note: null });
    const noteOf = (data: Parameters<typeof sampleEvent>[1]) => cellsOf('data.x', data)[0]?.note;
    expect(noteOf({ data: { kind: 'masked', reason: 'secret' } })).toBe('masked');
    expect(noteOf({ data: { kind: 'oversized', size: 9, head: '{' } })).toBe('too long for a list');
    expect(noteOf({ data: { kind: 'erased' } })).toBe('erased');
    expect(noteOf({ data: { kind: 'omitted' } })).toBe('not fetched');
    expect(noteOf({ data: json('{') })).toBe('cannot be read');
  });
});
