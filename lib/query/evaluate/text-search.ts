import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { isArray, isNumber, isObject } from '@/lib/json/kinds.ts';
import { textOf } from '@/lib/json/compare-numbers.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { hasWildcard } from '../bare-word.ts';
import { samePhone } from '../phone-number.ts';
import type { Value } from '../syntax.ts';
import { folded, wordsIn, wordsOf } from '../text-words.ts';
import type { EventReading } from './event-reading.ts';
import { globMatches } from './glob.ts';
import type { Truth } from './truth.ts';

type TextTest = (text: string) => boolean;

/** Tests an event for words that stand one after the other in one of its texts; a telephone number for any grouping. */
export function textTest(value: Value): (reading: EventReading) => Truth {
  const phrase = phraseTest(wordsIn(value), value.kind === 'word');
  const phone = samePhone(value.text);
  const test: TextTest = phone === null ? phrase : (text) => phrase(text) || phone(text);
  return (reading) => {
    if (envelopeTexts(reading.event).some(test)) return true;
    let truth: Truth = false;
    for (const name of ['data', 'metadata'] as const) {
      const payload = reading[name];
      const found =
        payload.kind === 'value'
          ? someText(payload.value, test)
          : inRest(reading.event[name], test);
      if (found === true) return true;
      if (found === 'unknown') truth = found;
    }
    return truth;
  };
}

function phraseTest(words: readonly string[], wild: boolean): TextTest {
  const tests = words.map((word): TextTest =>
    wild && hasWildcard(word) ? (given) => globMatches(word, given) : (given) => given === word,
  );
  const plain = words.find((word) => !wild || !hasWildcard(word));
  return (text) => {
    // Most texts are ruled out without being taken apart.
    if (plain !== undefined && !folded(text).includes(plain)) return false;
    const given = wordsOf(text);
    return given.some((_, start) =>
      tests.every((test, index) => {
        const word = given[start + index];
        return word !== undefined && test(word);
      }),
    );
  };
}

function envelopeTexts(event: RecordedEvent): readonly string[] {
  const { id, streamId, type, category, correlationId, causationId, initiator, tenant } = event;
  const optional = [category, correlationId, causationId, initiator, tenant];
  return [id, streamId, type, ...event.tags, ...optional.filter((text) => text !== null)];
}

/** Keys, texts and numbers of a value; earlier values of repeated keys are searched too. */
function someText(value: JsonValue, test: TextTest): boolean {
  if (typeof value === 'string') return test(value);
  if (isNumber(value)) return test(textOf(value));
  if (isArray(value)) return value.some((item) => someText(item, test));
  if (!isObject(value)) return false;
  for (const [key, item] of [...value.entries, ...value.shadowed]) {
    if (test(key) || someText(item, test)) return true;
  }
  return false;
}

/** A payload that is no JSON value: what of it is text is searched, the rest is not known. */
function inRest(payload: RecordedEvent['data'], test: TextTest): Truth {
  if (payload.kind === 'absent') return false;
  const text = payload.kind === 'json' ? payload.text : '';
  const head = payload.kind === 'oversized' ? payload.head : text;
  return test(head) ? true : 'unknown';
}
