import { describe, expect, it } from 'vitest';
import { pathOptions, readPath } from './path-options.ts';

const known = {
  paths: ['lines', 'lines[#x]', 'lines[#x].quantity', 'status'],
  gone: ['note', 'lines[#y].quantity'],
  further: false,
};
const listed = (...asked: Parameters<typeof pathOptions>) =>
  pathOptions(...asked).map(({ group, items }) => [group, ...items.map(({ value }) => value)]);

describe('the fields that can be chosen', () => {
  it('are all there ever were, those that are gone apart', () => {
    expect(listed(known, '')).toEqual([
      ['In the newest state', ...known.paths],
      ['Not there any more', ...known.gone],
    ]);
  });

  it('are narrowed by any part of the path, in either case', () => {
    expect(listed(known, ' QUANT ')).toEqual([
      ['In the newest state', 'lines[#x].quantity'],
      ['Not there any more', 'lines[#y].quantity'],
    ]);
    expect(listed(known, 'zzz')).toEqual([]);
  });

  it('say how many are left out, and that some are not even known', () => {
    const many = Array.from({ length: 201 }, (_, index) => `field${index}`);
    const groups = pathOptions({ paths: many, gone: ['old'], further: true }, '');
    expect(groups.map(({ items }) => items.length)).toEqual([200, 2]);
    expect(groups.at(-1)?.items).toEqual([
      { value: '2 more: type a part of the path', disabled: true },
      { value: 'The stream has more fields than are kept: write the path', disabled: true },
    ]);
  });
});

describe('a path somebody wrote', () => {
  it.each([
    ['lines[#x].quantity', 'lines[#x].quantity'],
    [' ["status"] ', 'status'],
    ['lines[id#"x"].quantity', 'lines[#x].quantity'],
  ])('%s is read as %s', (text, path) => {
    expect(readPath(text)).toEqual({ ok: true, path });
  });

  it.each([
    ['', 'Write a path'],
    ['lines[', 'at character 6'],
    ['a..b', 'at character'],
    ['/lines/0', 'at character 1'],
  ])('%s is refused with the place of the fault', (text, words) => {
    const read = readPath(text);
    expect(read.ok ? '' : read.message).toContain(words);
  });
});
