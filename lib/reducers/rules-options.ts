import { valueRoots } from '@/lib/sentences/template.ts';
import type { RulesOption } from './rules-option.ts';
import type { RulesPlace } from './rules-place.ts';

/** Words of the category whose reducer is written. */
export interface RulesVocabulary {
  readonly store: string;
  readonly category: string;
  readonly types: readonly string[];
  /** Paths seen in the payloads of a type, without `$.`. */
  readonly pathsOf: (type: string) => readonly string[];
}

const operations: readonly (readonly [name: string, detail: string])[] = [
  ['set', 'writes values'],
  ['merge', 'lays an object over the state'],
  ['add', 'adds numbers, exactly'],
  ['subtract', 'subtracts numbers, exactly'],
  ['append', 'appends to a list'],
  ['put', 'replaces the element with the same key, or appends'],
  ['remove', 'removes elements from a list'],
  ['unset', 'takes fields away'],
  ['delete', 'empties the state'],
  ['ignore', 'known, and changes nothing'],
];
const short = new Set(['delete', 'ignore']);

export const eventFactNames: readonly string[] = [
  ...['type', 'id', 'streamId', 'category', 'version', 'position', 'recordedAt', 'occurredAt'],
  ...['correlationId', 'causationId', 'initiator', 'tenant', 'schemaVersion'],
];

/** What can come at a place, whatever is typed there already. */
export function optionsAt(place: RulesPlace, words: RulesVocabulary): readonly RulesOption[] {
  const [top, type] = [...place.above, place.key];
  if (top === 'describe') return inSentences(place, words);
  if (place.word.startsWith('$')) return top === 'on' ? values(words, type ?? '') : [];
  return place.key === null ? keysAt(place, words) : wordsAfter(place, words);
}

function keysAt({ above, beside }: RulesPlace, words: RulesVocabulary): readonly RulesOption[] {
  const [top, type = ''] = above;
  const free = ({ label }: RulesOption): boolean => !beside.has(label);
  if (above.length === 0) return topKeys.filter(free);
  if (top !== 'on') return [];
  if (above.length === 1) return [...typeKeys(words), others].filter(free);
  if (above.length === 2) return operationKeys.filter(free);
  return above.length === 3 ? fieldKeys(words.pathsOf(type)).filter(free) : [];
}

function inSentences(place: RulesPlace, words: RulesVocabulary): readonly RulesOption[] {
  const [, type = ''] = [...place.above, place.key ?? ''];
  if (place.inBraces) return sentenceNames(words.pathsOf(type));
  const isType = place.key === null && place.above.length === 1;
  return isType ? typeKeys(words).filter(({ label }) => !place.beside.has(label)) : [];
}

/** What a sentence can name. */
export function sentenceNames(paths: readonly string[]): readonly RulesOption[] {
  const plain = paths.filter((path) => !path.includes('['));
  const name = (label: string, detail: string): RulesOption => ({ kind: 'name', label, detail });
  return [
    name('initiator', 'who did it'),
    ...[...valueRoots, 'field'].flatMap((root) => {
      const detail = root === 'field' ? 'name of a field' : `value, ${rootWords[root] ?? root}`;
      const below = root === 'metadata' ? [] : plain;
      return [name(`${root}.`, detail), ...below.map((path) => name(`${root}.${path}`, detail))];
    }),
  ];
}

const rootWords: Readonly<Record<string, string>> = {
  before: 'of the state before',
  after: 'of the state after',
  data: 'of the event',
  metadata: 'of its metadata',
};

/** What may follow a key. */
function wordsAfter({ above, key }: RulesPlace, words: RulesVocabulary): readonly RulesOption[] {
  if (above.length === 0 && key === 'category') return [value(words.category, 'this category')];
  if (above.length === 0 && key === 'store') return [value(words.store, 'this store only')];
  if (above.length === 1 && above[0] === 'on') {
    return operations
      .filter(([name]) => name === 'merge' || short.has(name))
      .map(([name, detail]) => value(name, detail));
  }
  return [];
}

const value = (label: string, detail: string): RulesOption => ({ kind: 'value', label, detail });

const key = (
  label: string,
  detail: string,
  behind: NonNullable<RulesOption['behind']> | null = '',
): RulesOption => ({ kind: 'key', label, detail, behind });

const topKeys = [
  key('category', 'kind of streams these rules fold'),
  key('store', 'only in this store'),
  key('initial', 'the state before the first event'),
  key('idempotent', 'an event that comes twice changes nothing', true),
  key('on', 'by event type', null),
  key('describe', 'how events are told, by type', null),
];

const typeKeys = ({ types }: RulesVocabulary): readonly RulesOption[] =>
  types.map((type) => key(type, 'event type'));

const others = key('*', 'all other types');

const operationKeys = operations.map(([name, detail]) =>
  key(name, detail, short.has(name) ? true : null),
);

const fieldKeys = (paths: readonly string[]): readonly RulesOption[] =>
  paths
    .filter((path) => !path.includes('['))
    .map((path) => key(path, 'from the payload', `$.${path}`));

function values(words: RulesVocabulary, type: string): readonly RulesOption[] {
  return [
    value('$', 'the whole payload'),
    ...words
      .pathsOf(type)
      .filter((path) => !path.includes('['))
      .map((path) => value(`$.${path}`, 'of the payload')),
    ...eventFactNames.map((name) => value(`$event.${name}`, 'of the event')),
    value('$metadata.', 'of the metadata'),
    value('$state.', 'of the state so far'),
  ];
}
