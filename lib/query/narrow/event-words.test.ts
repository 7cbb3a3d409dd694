import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { textOf } from '@/lib/json/compare-numbers.ts';
import { isArray, isNumber, isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { arbitraryLog } from '../evaluate/arbitrary-log.ts';
import { phoneDigits } from '../phone-number.ts';
import { isPlain, wordsOf } from '../text-words.ts';
import { allWords, wordsOfEvent } from './event-words.ts';
import { longestWord } from './index-words.ts';

const event = (json: string) => sampleEvent(0, { json });
/** What every sample event has beside its data. */
const always = allWords(wordsOfEvent(event('{}')));
const wordsIn = (json: string): readonly string[] =>
  [...allWords(wordsOfEvent(event(json)))].filter((word) => !always.has(word)).sort();

describe('the words of an event', () => {
  it('are those of ids, type, tags, keys, texts and numbers', () => {
    const json = '{"firstName":"Ann Lee","n":[12.5,{"deep":true}]}';
    const found = wordsOfEvent(sampleEvent(3, { json, tags: ['VIP'], initiator: 'bob' }));
    expect([...allWords(found)].sort()).toEqual(
      ['account', '1', '3', 'accountchanged', 'vip', 'bob', 'firstname', 'ann', 'lee', 'n']
        .concat(['12', '5', 'deep'])
        .sort(),
    );
    expect(found.opaque).toBe(false);
  });

  it.each([
    [{ kind: 'json', text: '{"broken' }, ['broken']],
    [{ kind: 'oversized', size: 9_000_000, head: '{"note":"chargeback' }, ['note', 'chargeback']],
    [{ kind: 'erased' }, []],
  ] as const)('of what cannot be read are not all: %j', (data, some) => {
    const found = wordsOfEvent(sampleEvent(0, { data }));
    expect([...allWords(found)]).toEqual(expect.arrayContaining([...some]));
    expect(found.opaque).toBe(true);
  });

  it.each([
    ['[true, false,null]', []],
    ['{"a b":null,"c":"true story"}', ['a', 'b', 'c', 'story', 'true']],
    ['"say \\"null\\""', ['null', 'say']],
    ['"new\\nline"', ['line', 'new']],
    ['"\\u0041nn"', ['ann']],
    ['[1.50, -7, 1e5]', ['1e5', '50', '7']],
    ['{\n\t"x": "Zoë"\r\n}', ['x', 'zoë']],
    ['["+44 20 7946"]', ['20', '44', '7946', '☎44207946']],
    ['["+44\\u00a020 7946"]', ['20', '44', '7946', '☎44207946']],
    ['["442079460", 442079461]', ['442079460', '442079461']],
  ])('are those of its values and no others: %s', (json, words) => {
    expect(wordsIn(json)).toEqual(words);
  });

  it('are kept to their first letters where they are long, and whole beside', () => {
    for (const length of [longestWord - 1, longestWord, longestWord + 1, 300]) {
      for (let before = 0; before < 2 * longestWord; before += 1) {
        const word = 'q'.repeat(length);
        const { long, ...found } = wordsOfEvent(event(`"${'- '.repeat(before)}${word} end"`));
        expect([...allWords(found)]).toContain(word.slice(0, longestWord));
        expect([...long]).toEqual(length > longestWord ? [word] : []);
      }
    }
  });
});

/** By the definition: one value after the other, one text after the other. */
function textsOf(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isNumber(value)) return [textOf(value)];
  if (isArray(value)) return value.flatMap(textsOf);
  if (!isObject(value)) return [];
  return [...value.entries, ...value.shadowed].flatMap(([key, item]) => [key, ...textsOf(item)]);
}

function defined(json: string): readonly string[] {
  const parsed = parseJson(json);
  const texts = parsed.ok ? textsOf(parsed.value) : [json];
  const phones = texts.flatMap((text) => {
    const digits = phoneDigits(text);
    return digits === null || text.includes(digits) ? [] : [`☎${digits}`];
  });
  const words = [...texts.flatMap(wordsOf).map((word) => word.slice(0, longestWord)), ...phones];
  return [...new Set(words)].filter((word) => !always.has(word)).sort();
}

const letters = fc.constantFrom(
  ...['a', 'B', '1', ' ', '-', '_', ':', ',', '[', '}', 'é', 'Σ', '\n', '"', '\\', 'null', 'true'],
  ...['x'.repeat(40), '+44 20 79', '46-0199'],
);
const text = fc.array(letters, { maxLength: 6 }).map((some) => some.join(''));
const scalar = fc.oneof(text, fc.constantFrom(true, false, null), fc.integer(), fc.double());
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(text, tie('json'), { maxKeys: 4 }),
  ),
}));
const written = fc
  .tuple(json, fc.constantFrom(0, 2, '\t'), fc.boolean())
  .map(([value, space, twice]) => {
    const own = JSON.stringify(value, null, space);
    return twice ? `{"k":${own},"k":null}` : own;
  });

describe('words found without taking a payload apart', () => {
  it('are those of its values', () => {
    fc.assert(
      fc.property(written, (each) => {
        expect(wordsIn(each)).toEqual(defined(each));
      }),
      { numRuns: 3000 },
    );
  });

  it('are those of the text where that is no JSON', () => {
    fc.assert(
      fc.property(written, fc.nat(40), (each, cut) => {
        const broken = each.slice(0, cut);
        expect(wordsIn(broken)).toEqual(defined(broken));
        expect(wordsOfEvent(event(broken)).opaque).toBe(!parseJson(broken).ok);
      }),
      { numRuns: 1000 },
    );
  });

  it('stand in printable ASCII, none longer than it is kept', () => {
    fc.assert(
      fc.property(arbitraryLog, written, (log, each) => {
        for (const { plain } of [...log, event(each)].map(wordsOfEvent)) {
          expect(isPlain(plain.replace(/[\t\n\r]/g, ' '))).toBe(true);
          expect(Math.max(0, ...wordsOf(plain).map(({ length }) => length))).toBeLessThanOrEqual(
            longestWord,
          );
        }
      }),
    );
  });
});
