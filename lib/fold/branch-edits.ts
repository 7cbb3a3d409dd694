import { version, type Version } from '@/lib/events/ids.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { BranchEdit } from './branch.ts';

export type ParsedEdit =
  | { readonly ok: true; readonly edit: BranchEdit }
  | { readonly ok: false; readonly message: string };

/** `skip:17`, `edit:17:{…}`, `insert:17:Type:{…}`, `move:17:20`; a type with a colon is in JSON quotes. */
export function parseEdit(text: string): ParsedEdit {
  const [, kind = '', at = '', rest = ''] = /^(\w+):(-?\d+)(?::(.*))?$/s.exec(text) ?? [];
  const known = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
  if (known === undefined) return { ok: false, message: `"${text.slice(0, 80)}" is no edit.` };
  return known(version(BigInt(at)), rest);
}

/** As `parseEdit` reads it. */
export function printEdit(edit: BranchEdit): string {
  switch (edit.kind) {
    case 'skip':
      return `skip:${String(edit.version)}`;
    case 'edit':
      return `edit:${String(edit.version)}:${edit.data}`;
    case 'move':
      return `move:${String(edit.version)}:${String(edit.after)}`;
    case 'insert':
      return `insert:${String(edit.after)}:${printType(edit.type)}:${edit.data}`;
  }
}

const readers: Readonly<Record<string, ((at: Version, rest: string) => ParsedEdit) | undefined>> = {
  skip: (at, rest) =>
    rest === ''
      ? { ok: true, edit: { kind: 'skip', version: at } }
      : { ok: false, message: 'An event is left out with skip and its version: skip:17.' },
  edit: (at, rest) => withJson(rest, (data) => ({ kind: 'edit', version: at, data })),
  move: (at, rest) =>
    /^-?\d+$/.test(rest)
      ? { ok: true, edit: { kind: 'move', version: at, after: version(BigInt(rest)) } }
      : { ok: false, message: 'An event is moved with two versions: move:17:20.' },
  insert: (at, rest) => {
    const [, quoted, plain, data] = /^(?:("(?:[^"\\]|\\.)*")|([^":][^:]*)):(.*)$/s.exec(rest) ?? [];
    const type = quoted === undefined ? plain : unquoted(quoted);
    if (type === undefined || data === undefined) {
      return { ok: false, message: 'A new event has a type and data: insert:17:EmailChanged:{}.' };
    }
    return withJson(data, (json) => ({ kind: 'insert', after: at, type, data: json }));
  },
};

function withJson(text: string, edit: (data: string) => BranchEdit): ParsedEdit {
  const parsed = parseJson(text);
  if (parsed.ok) return { ok: true, edit: edit(text) };
  const { line, column, message } = parsed.problem;
  return {
    ok: false,
    message: `The data is not JSON (line ${line}, column ${column}): ${message}`,
  };
}

const printType = (type: string): string =>
  type === '' || /[:"]/.test(type) ? JSON.stringify(type) : type;

function unquoted(text: string): string | undefined {
  const parsed = parseJson(text);
  return parsed.ok && typeof parsed.value === 'string' ? parsed.value : undefined;
}
