import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { textOf } from '@/lib/json/compare-numbers.ts';
import { isArray, isNumber, isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { phoneDigits } from '../phone-number.ts';
import { isPlain, wordsOf } from '../text-words.ts';
import { longestWord, phoneWord } from './index-words.ts';

/** Every word that a text search can find in an event: those of `plain` and `words`. */
export interface EventWords {
  /**
   * Texts of printable ASCII whose words, runs of letters and digits in either case, are words of the event, none
   * of them longer than they are kept. Words need not be taken out of them one by one.
   */
  readonly plain: string;
  /** Words of its other texts, and those that stand for telephone numbers in groups. */
  readonly words: ReadonlySet<string>;
  /** Those that are longer than they are kept, whole. */
  readonly long: ReadonlySet<string>;
  /** True when a payload cannot be read, so that the words in it are not all known. */
  readonly opaque: boolean;
}

/** The words one by one, each as it is kept. */
export const allWords = ({
  plain,
  words,
}: Pick<EventWords, 'plain' | 'words'>): ReadonlySet<string> =>
  new Set([...wordsOf(plain), ...words]);

/** Of its ids, type, data and metadata. */
export function wordsOfEvent(event: RecordedEvent): EventWords {
  const found = new Found();
  const { id, streamId, type, category, correlationId, causationId, initiator, tenant } = event;
  for (const text of [
    id,
    streamId,
    type,
    category,
    correlationId,
    causationId,
    initiator,
    tenant,
  ]) {
    if (text !== null) found.addText(text);
  }
  for (const tag of event.tags) found.addText(tag);
  const read = [event.data, event.metadata].map((payload) => addPayload(payload, found));
  const { plain, words, long } = found;
  return { plain, words, long, opaque: read.includes(false) };
}

class Found {
  plain = '';
  readonly words = new Set<string>();
  readonly long = new Set<string>();

  addText(text: string): void {
    this.addPhone(text);
    if (isPlain(text) && !holdsLong(text)) this.addPlain(text);
    else for (const word of wordsOf(text)) this.#addWord(word);
  }

  addPlain(text: string): void {
    this.plain += this.plain === '' ? text : ` ${text}`;
  }

  /** Digits in one piece are a word as they are. */
  addPhone(text: string): void {
    const digits = phoneDigits(text);
    if (digits !== null && !text.includes(digits)) this.words.add(phoneWord(digits));
  }

  #addWord(word: string): void {
    if (word.length > longestWord) this.long.add(word);
    this.words.add(word.length > longestWord ? word.slice(0, longestWord) : word);
  }
}

/** False when the payload is no JSON value. */
function addPayload(payload: Payload, found: Found): boolean {
  if (payload.kind === 'absent') return true;
  if (payload.kind === 'oversized') found.addText(payload.head);
  if (payload.kind !== 'json') return false;
  const { text } = payload;
  const parsed = parseJson(text);
  if (!parsed.ok) found.addText(text);
  else if (speaksForItself(text)) {
    found.addPlain(withoutLiterals(text));
    for (const [, phone = ''] of text.matchAll(likePhone)) found.addPhone(phone);
  } else addValue(parsed.value, found);
  return parsed.ok;
}

/** Without a backslash every character of JSON stands for itself, so that its words are those of its values. */
const speaksForItself = (json: string): boolean =>
  /^[\t\n\r -[\]-~]*$/.test(json) && !holdsLong(json);

/** Texts in quotes that may be telephone numbers. */
const likePhone = /"([\d\s().+\-/]{7,})"/g;

/** `true`, `false` and `null` outside of quotes are no texts. */
const withoutLiterals = (json: string): string =>
  /true|false|null/.test(json) ? json.replace(/("[^"]*")|true|false|null/g, '$1') : json;

function addValue(value: JsonValue, found: Found): void {
  if (typeof value === 'string') found.addText(value);
  else if (isNumber(value)) found.addText(textOf(value));
  else if (isArray(value)) for (const item of value) addValue(item, found);
  else if (isObject(value)) {
    for (const [key, item] of [...value.entries, ...value.shadowed]) {
      found.addText(key);
      addValue(item, found);
    }
  }
}

/** Whether a word of plain text is longer than it is kept: none such lies between two of the places looked at. */
function holdsLong(plain: string): boolean {
  for (let at = longestWord; at < plain.length; at += longestWord + 1) {
    if (wordAround(plain, at) > longestWord) return true;
  }
  return false;
}

/** How many letters and digits stand one after the other around a place, as far as that matters. */
function wordAround(plain: string, at: number): number {
  let [from, to] = [at, at];
  while (from > at - longestWord && isWordCode(plain.charCodeAt(from - 1))) from -= 1;
  while (to <= at + longestWord && isWordCode(plain.charCodeAt(to))) to += 1;
  return isWordCode(plain.charCodeAt(at)) ? to - from : 0;
}

/** Of ASCII. */
const isWordCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a);
