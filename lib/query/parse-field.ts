import { parseFieldPath, printFieldPath } from './field-path.ts';
import { fieldInfo, fieldNamed, fieldNames, fields, scopeNames } from './fields.ts';
import { nearestWords } from './nearest.ts';
import type { Fix, Span } from './problem.ts';
import type { Reader } from './reader.ts';
import type { FieldPath, FieldRef } from './syntax.ts';

/** In a condition every name is a path of the state; in a query fields have names of their own. */
export type Dialect = 'query' | 'condition';

/** The field that the word names; null after a problem was noted. */
export function resolveField(reader: Reader, word: string, dialect: Dialect): FieldRef | null {
  const to = reader.at;
  const from = to - word.length;
  if (dialect === 'condition') {
    const path = pathOf(reader, word.startsWith('[') ? word : `.${word}`, from);
    return path === null ? null : { name: 'state', path, counted: false };
  }
  const head = /^[^.[]*/.exec(word)?.[0] ?? '';
  const name = fieldNamed(head);
  if (name === null) {
    const fixes = fieldFixes(word, head, { from, to });
    reader.problem({ from, to }, `There is no field "${head}"${hint(fixes)}`, fixes);
    return null;
  }
  const path = pathOf(reader, word.slice(head.length), from + head.length);
  if (path === null) return null;
  if (fieldInfo(name).pathed === path.length > 0) return { name, path, counted: false };
  if (path.length > 0) {
    const fix = { from: from + head.length, to, insert: '' };
    reader.problem({ from, to }, `The field "${name}" has no parts.`, [fix]);
  } else {
    const message = `Write which part of "${name}" you mean, for example ${name}.status.`;
    reader.problem({ from, to }, message);
  }
  return null;
}

function pathOf(reader: Reader, text: string, from: number): FieldPath | null {
  const parsed = parseFieldPath(text);
  if (parsed.ok) return parsed.path;
  const place = Math.min(from + parsed.offset, reader.at);
  reader.problem({ from: place, to: reader.at }, parsed.message);
  return null;
}

function fieldFixes(word: string, head: string, span: Span): readonly Fix[] {
  const rest = word.slice(head.length);
  const plain = [...fieldNames, ...scopeNames].filter(
    (name) => !fieldNamed(name) || !fields[fieldNamed(name) ?? 'type'].pathed || rest !== '',
  );
  const near = nearestWords(head, plain).map((name) => ({ ...span, insert: name + rest }));
  const isPath = parseFieldPath(`.${word}`).ok;
  return isPath ? [...near, { ...span, insert: `data.${word}` }] : near;
}

const hint = (fixes: readonly Fix[]): string =>
  fixes.length === 0 ? '.' : `; did you mean ${fixes.map((fix) => fix.insert).join(' or ')}?`;

/** The field as it is written. */
export function printField({ name, path, counted }: FieldRef): string {
  const text = name + printFieldPath(path);
  return counted ? `count(${text})` : text;
}
