import { describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readField } from './read-field.ts';
import { readPaths } from './read-paths.ts';
import { readRail } from './read-rail.ts';

const own = ownData();
const lines = (...items: readonly string[]): string => `{"lines":[${items.join(',')}]}`;
const line = (id: string, quantity: number): string => `{"id":"${id}","quantity":${quantity}}`;

own.write('shop', [
  { stream: 'order-1', initiator: 'ann', data: lines(line('x', 1), line('y', 5)) },
  { stream: 'order-1', data: lines(line('y', 5), line('x', 1)) },
  { stream: 'order-1', initiator: 'bob', data: lines(line('y', 5), line('x', 3)) },
  { stream: 'order-1', data: '{"note":"a"}' },
  { stream: 'order-1', data: lines(line('y', 5)) },
  { stream: 'order-1', data: '{"note":null}' },
  { stream: 'order-1', data: lines('{"id":"x","quantity":null}', line('y', 5)) },
]);

const asked = { store: 'shop', stream: 'order-1' };
const path = 'lines[#x].quantity';

describe('the history of an element that is known by its id', () => {
  it('follows it wherever it stands, through removal and return', async () => {
    const { value } = await readField(callAs(), { ...asked, path });
    expect(value.intervals.map(({ value: text, from, to }) => [text, from, to])).toEqual([
      ['1', '1', '3'],
      ['3', '3', '5'],
      [null, '5', '7'],
      ['null', '7', null],
    ]);
    expect(value.intervals.map(({ initiator }) => initiator)).toEqual(['ann', 'bob', null, null]);
  });

  it('is what the rail marks', async () => {
    const { value } = await readRail(callAs(), { ...asked, path, slices: 10 });
    expect(value.marks.map(({ version }) => version)).toEqual(['1', '3', '5', '7']);
  });

  it('is read whatever the spelling, and refused where it is no path', async () => {
    const { value } = await readField(callAs(), { ...asked, path: '["lines"][id#"x"].quantity' });
    expect(value.path).toBe(path);
    await expect(readField(callAs(), { ...asked, path: 'lines[#]' })).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'path',
    });
  });
});

describe('the fields a stream ever had', () => {
  it('hold elements by their id, what contains others, and what is gone', async () => {
    const { value } = await readPaths(callAs(), asked);
    expect(value.paths).toEqual(expect.arrayContaining(['lines', 'lines[#x]', path]));
    expect(value.gone).toEqual(['note']);
    expect(value.further).toBe(false);
  });
});
