import type { Completion, Completions } from '@/lib/completion.ts';
import { findingKinds } from '@/lib/health/finding.ts';
import { exactValue } from './bare-word.ts';
import { fieldInfo, fieldNamed, fieldNames, scopeNames, type FieldName } from './fields.ts';
import { parseQuery } from './parse.ts';
import { printValue } from './print.ts';
import type { Token } from './problem.ts';
import { timeBuckets } from './syntax.ts';

/** Words a store holds, as its description gives them, most used first. */
export interface Vocabulary {
  readonly types: readonly string[];
  readonly categories: readonly string[];
  readonly initiators: readonly string[];
  readonly tenants: readonly string[];
  readonly tags: readonly string[];
  readonly services: readonly string[];
  /** Paths as they follow the name of the field, without the first dot: `items[*].sku`. */
  readonly dataPaths: readonly string[];
  readonly metadataPaths: readonly string[];
  readonly statePaths: readonly string[];
}

const most = 50;

/** Offers what can come at `offset`, from the language and from what the store holds. */
export function completeAt(text: string, offset: number, words: Vocabulary): Completions {
  const before = text.slice(0, offset);
  const { tokens } = parseQuery(before);
  const touched = tokens.at(-1)?.to === offset ? tokens.at(-1) : undefined;
  const expected = expectedAt(before, tokens, touched);
  const from = touched !== undefined && isWord(touched) ? touched.from : offset;
  const typed = before.slice(from).replace(/^"|"$/g, '').toLowerCase();
  const options = optionsFor(expected, words).filter(({ label }) => label !== '');
  return { from, to: offset, options: ranked(options, typed).slice(0, most) };
}

/** Offers the fields whose name begins so, those that are wanted. */
export function completeField(
  text: string,
  words: Vocabulary,
  isWanted: (name: FieldName) => boolean,
): Completions {
  const options = fieldOptions(words, '', fieldNames.filter(isWanted));
  return { from: 0, to: text.length, options: ranked(options, text.toLowerCase()).slice(0, most) };
}

/** Offers values of a field as they are, without the quotes of a query. */
export function completeValue(field: string, text: string, words: Vocabulary): Completions {
  const name = fieldNamed(/^[^.[]*/.exec(field)?.[0] ?? '');
  const known = name === null ? [] : knownIn(name, words);
  const options = known.map((each) => ({ label: each, insert: each, detail: '' }));
  return { from: 0, to: text.length, options: ranked(options, text.toLowerCase()).slice(0, most) };
}

function knownIn(name: FieldName, words: Vocabulary): readonly string[] {
  const { kind } = fieldInfo(name);
  if (kind === 'boolean') return ['true', 'false'];
  return kind === 'time' ? timeWords : knownValues(name, words);
}

type Expected =
  | { readonly kind: 'term' }
  | { readonly kind: 'value'; readonly field: string }
  | { readonly kind: 'step' }
  | { readonly kind: 'bucket' }
  | { readonly kind: 'column' };

const isWord = ({ kind }: Token): boolean => kind !== 'punctuation' && kind !== 'operator';

function expectedAt(
  before: string,
  tokens: readonly Token[],
  touched: Token | undefined,
): Expected {
  const bar = tokens.findLast((token) => before.slice(token.from, token.to) === '|');
  if (bar !== undefined) return expectedInStep(before.slice(bar.to));
  const rest = touched !== undefined && isWord(touched) ? tokens.slice(0, -1) : tokens;
  const field = fieldBefore(before, rest);
  return field === null ? { kind: 'term' } : { kind: 'value', field };
}

/** The field whose test is being written; null when a new clause begins here. */
function fieldBefore(before: string, tokens: readonly Token[]): string | null {
  const index = tokens.findLastIndex((token) => isTested(before, token));
  const field = tokens[index];
  const signs = tokens.slice(index + 1).map(({ from, to }) => before.slice(from, to));
  if (field === undefined) return null;
  return goesOn(signs) ? before.slice(field.from, field.to) : null;
}

const isTested = (before: string, { kind, to }: Token): boolean =>
  (kind === 'field' || kind === 'keyword') && /^(?::|\s*[<>=!])/.test(before.slice(to));

/** True when what follows the field wants another value: an open list, a sign without one. */
function goesOn(signs: readonly string[]): boolean {
  const last = signs.at(-1) ?? '';
  if (/^(?::|->|\.\.|[<>=!~]+)$/.test(last)) return true;
  const inList = signs[0] === ':' && signs[1] === '(' && !signs.includes(')');
  return inList && (last === '(' || last === ',');
}

function expectedInStep(written: string): Expected {
  const words = written.trimStart().split(/[\s,]+/);
  const [name = '', second = ''] = words.map((word) => word.toLowerCase());
  if (words.length <= 1) return { kind: 'step' };
  if (name === 'by') return { kind: 'bucket' };
  if (name === 'count' && second !== 'by') return { kind: 'step' };
  return { kind: 'column' };
}

const steps: readonly (readonly [string, string])[] = [
  ['count', 'number of events'],
  ['count by ', 'number of events for each value'],
  ['by day', 'number of events over time'],
  ['first ', 'the earliest events'],
  ['last ', 'the latest events'],
  ['sort ', 'order of the rows'],
  ['show ', 'columns to show'],
  ['limit ', 'most rows'],
];

function optionsFor(expected: Expected, words: Vocabulary): readonly Completion[] {
  switch (expected.kind) {
    case 'term':
      return [
        ...fieldOptions(words, ':'),
        ...scopeNames.map((name) => option(`${name}:`, scopeWords[name])),
      ];
    case 'value':
      return valueOptions(expected.field, words);
    case 'step':
      return steps.map(([insert, detail]) => option(insert, detail));
    case 'bucket':
      return timeBuckets.map((bucket) => option(bucket, 'width of a bar'));
    case 'column':
      return [option('count', 'number of events'), ...fieldOptions(words, '')];
  }
}

const scopeWords = {
  at: 'moment of state.',
  during: 'window of was.',
  last: 'recorded no longer ago',
} as const;

const option = (insert: string, detail: string): Completion => ({
  label: insert.trim(),
  insert,
  detail,
});

function fieldOptions(
  words: Vocabulary,
  end: string,
  names: readonly FieldName[] = fieldNames,
): readonly Completion[] {
  return names.flatMap((name) => {
    const { pathed, meaning } = fieldInfo(name);
    if (!pathed) return [option(name + end, meaning)];
    const paths = pathsOf(name, words).map((path) => option(joinedPath(name, path) + end, meaning));
    return [option(`${name}.`, meaning), ...paths];
  });
}

const joinedPath = (name: string, path: string): string =>
  path.startsWith('[') ? name + path : `${name}.${path}`;

function pathsOf(name: FieldName, words: Vocabulary): readonly string[] {
  if (name === 'data') return words.dataPaths;
  return name === 'metadata' ? words.metadataPaths : words.statePaths;
}

/** The values a field may have, and whether there is one at all. */
function valueOptions(written: string, words: Vocabulary): readonly Completion[] {
  const name = fieldNamed(/^[^.[]*/.exec(written)?.[0] ?? '');
  if (name === null) return /^last$/i.test(written) ? durations : times;
  const { kind, meaning } = fieldInfo(name);
  const presence = [option('exists', 'there is one'), option('missing', 'there is none')];
  if (kind === 'time') return [...times, ...presence];
  if (kind === 'boolean') return [option('true', meaning), option('false', meaning)];
  const known = knownValues(name, words).map((text) => ({
    label: text,
    insert: printValue(exactValue(text)),
    detail: meaning,
  }));
  return [...known, ...presence];
}

const timeWords = ['now', 'today', '-1d', '-7d', '-30d'] as const;
const times = timeWords.map((word) => option(word, 'counted from now'));
const durations = ['1h', '24h', '7d', '30d', '90d'].map((word) => option(word, 'up to now'));

function knownValues(name: FieldName, words: Vocabulary): readonly string[] {
  const known: Partial<Record<FieldName, readonly string[]>> = {
    type: words.types,
    category: words.categories,
    initiator: words.initiators,
    tenant: words.tenants,
    tag: words.tags,
    service: words.services,
    finding: findingKinds,
  };
  return known[name] ?? [];
}

/** Those that begin with what is typed, then those in which a part begins with it, then the rest with it. */
function ranked(options: readonly Completion[], typed: string): readonly Completion[] {
  return options
    .map((each, index) => ({ each, index, rank: rankOf(each.label, typed) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ each }) => each);
}

function rankOf(label: string, typed: string): number {
  const plain = label.toLowerCase();
  if (plain.startsWith(typed)) return 0;
  const parts = label.split(/(?=[A-Z])|[^\p{L}\p{N}]+/u);
  if (parts.some((part) => part.toLowerCase().startsWith(typed))) return 1;
  return plain.includes(typed) ? 2 : 3;
}
