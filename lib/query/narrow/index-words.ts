import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { textOf } from '@/lib/json/compare-numbers.ts';
import { isArray, isNumber, isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { hasWildcard } from '../bare-word.ts';
import type { Value } from '../syntax.ts';
import { wordsIn, wordsOf } from '../text-words.ts';
import { gramsOfPattern } from './grams.ts';
import type { IndexWord } from './narrowing.ts';

/** Longer words are kept by their beginning. */
export const longestWord = 64;

export interface EventWords {
  readonly words: ReadonlySet<string>;
  /** Those that are longer than they are kept, whole. */
  readonly long: ReadonlySet<string>;
  /** True when a payload cannot be read, so that the words in it are not all known. */
  readonly opaque: boolean;
}

interface Found {
  readonly words: Set<string>;
  readonly long: Set<string>;
}

/** Every word that a text search can find in an event: of its ids, type, data and metadata. */
export function wordsOfEvent(event: RecordedEvent): EventWords {
  const found: Found = { words: new Set(), long: new Set() };
  const { id, streamId, type, category, correlationId, causationId, initiator, tenant } = event;
  for (const text of [
    ...[id, streamId, type, category, correlationId, causationId, initiator, tenant],
    ...event.tags,
  ]) {
    if (text !== null) addText(text, found);
  }
  const read = [event.data, event.metadata].map((payload) => addPayload(payload, found));
  return { ...found, opaque: read.includes(false) };
}

function addText(text: string, found: Found): void {
  for (const word of wordsOf(text)) addWord(word, found);
}

function addWord(word: string, { words, long }: Found): void {
  if (word.length > longestWord) long.add(word);
  words.add(word.length > longestWord ? word.slice(0, longestWord) : word);
}

/** The same few keys stand in event after event; kept as long as they are few. */
const keyWords = new Map<string, readonly string[]>();
const mostKeys = 5000;

function addKey(key: string, found: Found): void {
  let known = keyWords.get(key);
  if (known === undefined) {
    known = wordsOf(key);
    if (keyWords.size >= mostKeys) keyWords.clear();
    keyWords.set(key, known);
  }
  for (const word of known) addWord(word, found);
}

/** False when the payload is no JSON value. */
function addPayload(payload: Payload, found: Found): boolean {
  if (payload.kind === 'absent') return true;
  if (payload.kind === 'oversized') addText(payload.head, found);
  if (payload.kind !== 'json') return false;
  const parsed = parseJson(payload.text);
  if (parsed.ok) addValue(parsed.value, found);
  else addText(payload.text, found);
  return parsed.ok;
}

function addValue(value: JsonValue, found: Found): void {
  if (typeof value === 'string') addText(value, found);
  else if (isNumber(value)) addText(textOf(value), found);
  else if (isArray(value)) for (const item of value) addValue(item, found);
  else if (isObject(value)) {
    for (const [key, item] of [...value.entries, ...value.shadowed]) {
      addKey(key, found);
      addValue(item, found);
    }
  }
}

/** The words of a searched text. */
export const searchedWords = (value: Value): readonly IndexWord[] =>
  wordsIn(value).flatMap((word) =>
    value.kind === 'word' && hasWildcard(word) ? beginning(word, 0) : [whole(word)],
  );

/**
 * The words of a value that stands in an event as written. The last character before a wildcard may
 * be composed with what the wildcard stands for, so it does not count.
 */
export const wordsOfValue = (value: Value): readonly IndexWord[] =>
  value.kind === 'word' && hasWildcard(value.text)
    ? wordsIn(value).flatMap((word) => (hasWildcard(word) ? beginning(word, 1) : [whole(word)]))
    : wordsOf(value.text).map(whole);

/** Pieces of the words of a searched text that a wildcard stands in. */
export const searchedGrams = (value: Value): readonly string[] => gramsOf(value, false);

/** As `searchedGrams`, of a value that stands in an event as written. */
export const gramsOfValue = (value: Value): readonly string[] => gramsOf(value, true);

const gramsOf = (value: Value, composes: boolean): readonly string[] =>
  value.kind === 'quoted'
    ? []
    : wordsIn(value).flatMap((word) => (hasWildcard(word) ? gramsOfPattern(word, composes) : []));

const whole = (word: string): IndexWord => ({ text: word.slice(0, longestWord), prefix: false });

function beginning(word: string, uncertain: number): readonly IndexWord[] {
  const plain = [...(/^[^*?]*/.exec(word)?.[0] ?? '')];
  const text = plain.slice(0, plain.length - uncertain).join('');
  return text === '' ? [] : [{ text: text.slice(0, longestWord), prefix: true }];
}
