import { describe, expect, it } from 'vitest';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { ancestorsOf, noNotes, treeNotes, type NoteInput } from './json-tree-notes.ts';
import { groupSize, treeRows, type TreeOptions, type TreeRow } from './json-tree-rows.ts';

function parsed(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function rowsOf(text: string, options: Partial<TreeOptions> = {}): readonly TreeRow[] {
  return treeRows(parsed(text), { notes: noNotes, toggled: new Map(), expand: 'some', ...options });
}

const notes = (input: Partial<NoteInput>) => treeNotes({ changes: [], blame: [], ...input });
const shown = (rows: readonly TreeRow[]) => rows.map((row) => `${row.kind} ${row.path}`);

describe('rows of a JSON tree', () => {
  it('give each value its line, small containers on one', () => {
    const rows = rowsOf('{"id":"a","mfa":{"enabled":true,"method":"totp"},"tags":[{"x":{"y":1}}]}');
    expect(shown(rows)).toStrictEqual([
      'open ',
      'leaf id',
      'inline mfa',
      'open tags',
      'open tags[0]',
      'inline tags[0].x',
      'close tags[0]',
      'close tags',
      'close ',
    ]);
  });

  it('name elements by their id and keep their place for blame', () => {
    const rows = rowsOf('{"addresses":[{"id":"home","line":"4 Elm Walk"},{"id":"work"}]}', {
      notes: notes({ blame: [{ path: 'addresses[0].line', version: '3' }] }),
    });
    expect(rows[2]).toMatchObject({
      label: '#home',
      path: 'addresses[#home]',
      place: 'addresses[0]',
      setBy: 3n,
    });
  });

  it('open what holds a change, mark it, and show what was removed', () => {
    const rows = rowsOf('{"mfa":{"enabled":false}}', {
      notes: notes({
        changes: [
          { path: 'mfa.enabled', kind: 'changed', before: 'true', after: 'false' },
          { path: 'mfa.method', kind: 'removed', before: '"totp"', after: null },
        ],
      }),
    });
    expect(shown(rows)).toStrictEqual([
      'open ',
      'open mfa',
      'leaf mfa.enabled',
      'removed mfa.method',
      'close mfa',
      'close ',
    ]);
    expect(rows[2]?.change?.before).toBe('true');
    expect(rows[3]).toMatchObject({ label: 'method', depth: 2 });
  });

  it('name a removed element by its id', () => {
    const rows = rowsOf('{"addresses":[{"id":"home"}]}', {
      notes: notes({
        changes: [
          { path: 'addresses[#dock]', kind: 'removed', before: '{"id":"dock"}', after: null },
        ],
      }),
    });
    expect(rows.find((row) => row.kind === 'removed')?.label).toBe('#dock');
  });

  it('show every value of a repeated key', () => {
    const rows = rowsOf('{"a":1,"a":2}');
    expect(rows.slice(1, 3)).toMatchObject([
      { kind: 'shadowed', value: 1 },
      { kind: 'leaf', value: 2 },
    ]);
  });

  it('follow what the reader opened and closed', () => {
    const closed = rowsOf('{"a":{"b":{"c":1}}}', { toggled: new Map([['=a', false]]) });
    expect(shown(closed)).toStrictEqual(['open ', 'closed a', 'close ']);
    expect(closed[1]?.size).toBe(1);
  });

  it('come in groups for a million elements, so that opening them stays quick', () => {
    const many = parsed(`[${Array.from({ length: 1_000_000 }, () => '0').join(',')}]`);
    const options = { notes: noNotes, expand: 'all' } as const;
    const rows = treeRows(many, { ...options, toggled: new Map() });
    expect(rows).toHaveLength(1002);
    expect(rows[1]).toMatchObject({ kind: 'group', label: '0 … 999', size: groupSize });
    const opened = treeRows(many, { ...options, toggled: new Map([['=…1000', true]]) });
    expect(opened).toHaveLength(2002);
    expect(opened[3]).toMatchObject({ path: '[1000]', kind: 'leaf' });
  });

  it('keep keys that mean something to JavaScript as keys, and have one key each', () => {
    const rows = rowsOf('{"__proto__":{"a":{}},"":1,"a.b":[1,2],"constructor":[[],[{}]]}');
    expect(rows.map((row) => row.label)).toContain('__proto__');
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  });

  it('tell a container’s newest setter', () => {
    const rows = rowsOf('{"mfa":{"enabled":true,"method":"totp"}}', {
      notes: notes({
        blame: [
          { path: 'mfa.enabled', version: '12' },
          { path: 'mfa.method', version: '41' },
        ],
      }),
    });
    expect(rows[1]).toMatchObject({ kind: 'inline', setBy: 41n });
  });
});

describe('paths above a path', () => {
  it.each([
    ['mfa.enabled', ['', 'mfa']],
    ['addresses[#home].line', ['', 'addresses', 'addresses[#home]']],
    ['', []],
    ['a..b', []],
  ])('%s', (path, above) => {
    expect(ancestorsOf(path)).toStrictEqual(above);
  });
});
