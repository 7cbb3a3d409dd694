import { isUnreadable } from '@/lib/events/is-unreadable.ts';
import type { ChangeView } from '@/lib/api/views.ts';
import { isObject, isScalar } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath, type Path } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonObject, JsonValue } from '@/lib/json/value.ts';
import { pathWords, singularPathWords } from './path-words.ts';

/** A piece of a sentence; everything that carries data says which field it is from. */
export type SentencePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'initiator'; readonly text: string }
  /** Name of a field in words; `path` as `printPath` writes it. */
  | { readonly kind: 'path'; readonly text: string; readonly path: string }
  /** A value: `text` for reading, `json` as it is; `of` where it is not from the state. */
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly path: string;
      readonly json: string;
      readonly of?: 'data' | 'metadata';
    }
  /** A value that is there and hidden from this reader. */
  | { readonly kind: 'masked'; readonly text: string; readonly path: string };

export interface Told {
  readonly type: string;
  readonly initiator: string | null;
  /** What is wrong with the event, where that is known: of one that cannot be read no change is known either. */
  readonly problems?: readonly { readonly code: string }[];
}

/** More changes than this are named, not told. */
const mostTold = 3;
/** Longer texts are left to the diff. */
const longestValue = 80;
const tellingKeys = [
  'title',
  'name',
  'label',
  'line',
  'street',
  'email',
  'number',
  'sku',
  'code',
  'id',
];

/**
 * What an event did, in words made only of its type, its initiator and its changes: "ann changed
 * email from a to b", "Added address 12 Dock Rd", "EmailChanged: email, verified and 3 more".
 */
export function sentence(event: Told, changes: readonly ChangeView[]): readonly SentencePart[] {
  const said = withMoves(changes);
  const clauses = said.length > mostTold ? null : said.map(clauseOf);
  if (clauses === null || clauses.length === 0) return fallback(event, said);
  const joined = clauses.flatMap((clause, index) => [...joint(index, clauses.length), ...clause]);
  const { initiator } = event;
  return initiator === null ? capitalised(joined) : [...startOf(initiator), ...joined];
}

/** The sentence as plain text. */
export const sentenceText = (parts: readonly SentencePart[]): string =>
  parts.map((part) => part.text).join('');

const word = (text: string): SentencePart => ({ kind: 'text', text });
const startOf = (initiator: string): readonly SentencePart[] => [
  { kind: 'initiator', text: initiator },
  word(' '),
];

function joint(index: number, count: number): readonly SentencePart[] {
  if (index === 0) return [];
  return [word(index === count - 1 ? ' and ' : ', ')];
}

function capitalised(parts: readonly SentencePart[]): readonly SentencePart[] {
  const [first, ...rest] = parts;
  if (first?.kind !== 'text') return parts;
  return [word(first.text.charAt(0).toUpperCase() + first.text.slice(1)), ...rest];
}

function fallback(
  { type, initiator, problems = [] }: Told,
  said: readonly Said[],
): readonly SentencePart[] {
  const start = initiator === null ? [] : [...startOf(initiator), word('recorded ')];
  if (said.length === 0) {
    const none = problems.some(isUnreadable) ? 'what it changed cannot be read' : 'no change';
    return [...start, word(`${type}: ${none}`)];
  }
  const named = said.slice(0, mostTold).flatMap(({ path }, index): readonly SentencePart[] => {
    const name = { kind: 'path', text: pathWords(path), path: printPath(path) } as const;
    return index === 0 ? [name] : [word(', '), name];
  });
  const more = said.length - mostTold;
  return [...start, word(`${type}: `), ...named, ...(more > 0 ? [word(` and ${more} more`)] : [])];
}

interface Said {
  readonly kind: ChangeView['kind'] | 'moved';
  readonly path: Path;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/** An element that left one place and came to another unchanged has moved. */
function withMoves(changes: readonly ChangeView[]): readonly Said[] {
  const gone = new Map<string, string | null>();
  for (const { kind, path, before } of changes) if (kind === 'removed') gone.set(path, before);
  const moved = new Set<string>();
  for (const { kind, path, after } of changes) {
    if (kind === 'added' && path.endsWith(']') && gone.get(path) === after) moved.add(path);
  }
  return changes
    .filter(({ kind, path }) => kind !== 'removed' || !moved.has(path))
    .map((change) => ({
      kind: moved.has(change.path) ? 'moved' : change.kind,
      path: pathFrom(change.path),
      before: valueFrom(change.before),
      after: valueFrom(change.after),
    }));
}

function pathFrom(text: string): Path {
  const parsed = parsePath(text);
  return parsed.ok ? parsed.path : [text];
}

function valueFrom(text: string | null): JsonValue | undefined {
  const parsed = text === null ? null : parseJson(text);
  return parsed?.ok === true ? parsed.value : undefined;
}

function clauseOf({ kind, path, before, after }: Said): readonly SentencePart[] {
  switch (kind) {
    case 'moved':
      return elementClause('moved', path, after);
    case 'added':
      return isElement(path) ? elementClause('added', path, after) : setClause(path, after);
    case 'removed':
      return isElement(path) ? elementClause('removed', path, before) : removedClause(path, before);
    case 'changed':
      return changedClause(path, { before, after });
  }
}

const isElement = (path: Path): boolean => path.length > 0 && typeof path.at(-1) !== 'string';

function setClause(path: Path, after: JsonValue | undefined): readonly SentencePart[] {
  const value = shown(path, after);
  return value === null
    ? [word('added '), named(path)]
    : [word('set '), named(path), word(' to '), value];
}

function removedClause(path: Path, before: JsonValue | undefined): readonly SentencePart[] {
  const value = shown(path, before);
  const was = value === null ? [] : [word(' (was '), value, word(')')];
  return [word('removed '), named(path), ...was];
}

function changedClause(
  path: Path,
  { before, after }: Pick<Said, 'before' | 'after'>,
): readonly SentencePart[] {
  const [from, to] = [shown(path, before), shown(path, after)];
  const start = [word('changed '), named(path)];
  return from === null || to === null ? start : [...start, word(' from '), from, word(' to '), to];
}

/** "added address 12 Dock Rd": the element told by its most telling field. */
function elementClause(
  verb: string,
  path: Path,
  element: JsonValue | undefined,
): readonly SentencePart[] {
  const name: SentencePart = {
    kind: 'path',
    text: singularPathWords(path.slice(0, -1)),
    path: printPath(path),
  };
  const value = isObject(element) ? tellingValue(path, element) : shown(path, element);
  return [word(`${verb} `), name, ...(value === null ? [] : [word(' '), value])];
}

function tellingValue(path: Path, element: JsonObject): SentencePart | null {
  for (const key of [...tellingKeys, ...element.entries.keys()]) {
    const value = element.entries.get(key);
    const part = value === null || value === undefined ? null : shown([...path, key], value);
    if (part !== null) return part;
  }
  return null;
}

const named = (path: Path): SentencePart => ({
  kind: 'path',
  text: pathWords(path),
  path: printPath(path),
});

/** A scalar that fits into a sentence; null for everything that does not. */
function shown(path: Path, value: JsonValue | undefined): SentencePart | null {
  if (value === undefined || !isScalar(value)) return null;
  const json = printJson(value);
  const text = typeof value === 'string' && value !== '' ? value : json;
  return text.length > longestValue ? null : { kind: 'value', text, path: printPath(path), json };
}
