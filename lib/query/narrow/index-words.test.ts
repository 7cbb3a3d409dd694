import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { compileQuery } from '../evaluate/compile.ts';
import { EventReading } from '../evaluate/event-reading.ts';
import { anyClock } from '../time-value.ts';
import { noScopes, type Value } from '../syntax.ts';
import { allWords, wordsOfEvent } from './event-words.ts';
import { gramsIn } from './grams.ts';
import { gramsOfValue, searchedGrams, searchedWords, wordsOfValue } from './index-words.ts';
import type { IndexWord } from './narrowing.ts';

const word = (text: string): Value => ({ kind: 'word', text });
const whole = (text: string): IndexWord => ({ text, prefix: false });
const beginning = (text: string): IndexWord => ({ text, prefix: true });

describe('the words to look up', () => {
  it.each([
    [word('Ann'), [whole('ann')]],
    [word('charge*'), [beginning('charge')]],
    [word('*back'), []],
    [{ kind: 'quoted', text: 'late charge*' } as const, [whole('late'), whole('charge')]],
    [word('x'.repeat(80)), [whole('x'.repeat(64))]],
  ])('of the text %j', (value, expected) => {
    expect(searchedWords(value)).toEqual(expected);
  });

  it.each([
    [word('*@example.org'), [whole('example'), whole('org')]],
    [word('ann*'), [beginning('an')]],
    [word('a?'), []],
    [{ kind: 'quoted', text: 'a*' } as const, [whole('a')]],
  ])('of the value %j', (value, expected) => {
    expect(wordsOfValue(value)).toEqual(expected);
  });

  const context = { clock: anyClock, comparePositions: () => NaN, service: null };
  const letters = fc.constantFrom(...'abAB1é\u0301ßΣσς.-@ *?'.split(''));
  const text = fc.array(letters, { minLength: 1, maxLength: 8 }).map((each) => each.join(''));
  const holdsAll = (words: ReadonlySet<string>, wanted: readonly IndexWord[]): boolean =>
    wanted.every(({ text: each, prefix }) =>
      prefix ? [...words].some((one) => one.startsWith(each)) : words.has(each),
    );

  it('stand in every event that the evaluator finds', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('word', 'quoted'), (stored, asked, kind) => {
        const value = { kind, text: asked };
        const event = sampleEvent(0, { json: JSON.stringify({ note: stored }) });
        const field = { name: 'data', path: ['note'], counted: false } as const;
        const test = { kind: 'any', of: [{ kind: 'value', value }] } as const;
        const { long, ...found } = wordsOfEvent(event);
        const words = allWords(found);
        const grams = new Set([...words, ...long].flatMap(gramsIn));
        const hasGrams = (wanted: readonly string[]): boolean =>
          wanted.every((gram) => grams.has(gram));
        const finds = (expr: Parameters<typeof compileQuery>[0]['expr']): boolean =>
          compileQuery({ expr, scopes: noScopes, steps: [] }, context)(new EventReading(event)) ===
          true;
        if (finds({ kind: 'clause', field, test })) {
          expect(holdsAll(words, wordsOfValue(value))).toBe(true);
          expect(hasGrams(gramsOfValue(value))).toBe(true);
        }
        const searched = searchedWords(value);
        if (searched.length > 0 && finds({ kind: 'text', value })) {
          expect(holdsAll(words, searched)).toBe(true);
        }
        if (finds({ kind: 'text', value })) expect(hasGrams(searchedGrams(value))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
