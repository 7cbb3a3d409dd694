import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { reducerSource } from '@/lib/fold/fidelity.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { stepReducer } from '@/lib/fold/steps.ts';
import { takeAndTell, type ConfiguredSentences } from './teller.ts';
import { readTemplate } from './template.ts';

const configured: ConfiguredSentences = (type) => {
  const read = readTemplate('configured {after.a}');
  return read.ok && type === 'AccountChanged' ? [read.template] : [];
};

const byCode = (...steps: readonly string[]): Fold => {
  const fidelity = {
    kind: 'reducer',
    source: reducerSource('own', 'a'.repeat(64)),
  } as const;
  const byVersion = new Map(steps.map((step, index) => [BigInt(index + 1), step]));
  return new Fold(stepReducer({ fidelity, initial: null, steps: byVersion }), { track: true });
};

const wordsOf = (fold: Fold, at: number, json = '{"a":1}') => {
  const parts = takeAndTell(fold, sampleEvent(at, { json }), configured);
  return parts
    ?.map((part) => ('json' in part ? part.json : 'text' in part ? part.text : ''))
    .join('');
};

describe('an event on its way into a fold', () => {
  it('is told by the reducer first, then by the configuration', () => {
    const fold = byCode(
      '{"d":["own {after.a}"],"s":{"a":1}}',
      '{"d":["own {after.b}"],"s":{"a":2}}',
    );
    expect(wordsOf(fold, 1)).toBe('own 1');
    expect(wordsOf(fold, 2)).toBe('configured 2');
  });

  it('is told by the configuration where nothing folds its category', () => {
    const fold = new Fold(inferredReducer, { track: true });
    expect(wordsOf(fold, 1)).toBe('configured 1');
    expect(wordsOf(fold, 2, '{"a":null}')).toBeUndefined();
  });

  it('is not told where the fold did not take it in', () => {
    const stopped = byCode('{"f":"no"}');
    expect(wordsOf(stopped, 1)).toBeUndefined();
    const twice = new Fold(inferredReducer, { track: true });
    wordsOf(twice, 1);
    expect(wordsOf(twice, 1)).toBeUndefined();
    expect(wordsOf(twice, 2, '{"a":')).toBeUndefined();
  });
});
