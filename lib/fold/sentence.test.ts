import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeView } from '@/lib/api/views.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { changeToView } from './change.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { pathWords } from './path-words.ts';
import { sentence, sentenceText } from './sentence.ts';

/** Changes of the last of some payloads. */
function changesOf(...texts: readonly string[]): readonly ChangeView[] {
  const fold = new Fold(inferredReducer, { track: true });
  for (const [at, json] of texts.entries()) fold.take(sampleEvent(at, { json }));
  return fold.changes.map(changeToView);
}

const told = (changes: readonly ChangeView[], initiator: string | null = null): string =>
  sentenceText(sentence({ type: 'AccountChanged', initiator }, changes));

describe('the sentence of an event', () => {
  it.each([
    ['{"email":"a@x"}', '{"email":"b@x"}', 'Changed email from a@x to b@x'],
    ['{}', '{"email":"b@x"}', 'Set email to b@x'],
    ['{"phone":"1"}', '{"phone":null}', 'Removed phone (was 1)'],
    [
      '{"mfa":{"enabled":false}}',
      '{"mfa":{"enabled":true}}',
      'Changed mfa enabled from false to true',
    ],
    [
      '{"addresses":[]}',
      '{"addresses":[{"id":"h","line":"12 Dock Rd"}]}',
      'Added address 12 Dock Rd',
    ],
    [
      '{"lines":[{"sku":"A","qty":1}]}',
      '{"lines":[{"sku":"A","qty":2}]}',
      'Changed line A qty from 1 to 2',
    ],
    ['{"tags":["vip"]}', '{"tags":[]}', 'Removed tag vip'],
    ['{"boxes":[[1]]}', '{"boxes":[[1],[2]]}', 'Added box'],
    ['{"a":{"b":1}}', '{"a":[1]}', 'Changed a'],
    ['{}', '{"settings":{"x":1}}', 'Added settings'],
    ['{"settings":{"x":{"y":1}}}', '{"settings":{"x":null}}', 'Removed settings x'],
    ['{"name":"x"}', '{"name":""}', 'Changed name from x to ""'],
    ['{"n":1}', '{"n":9007199254740993}', 'Changed n from 1 to 9007199254740993'],
    ['{"a":1,"b":1}', '{"a":2,"b":null}', 'Changed a from 1 to 2 and removed b (was 1)'],
    ['{"a":1}', '{"a":1}', 'AccountChanged: no change'],
    ['{}', '{"a":1,"b":1,"c":1,"d":1,"e":1}', 'AccountChanged: a, b, c and 2 more'],
    [
      '{"lines":[{"id":"a"},{"id":"b"},{"id":"c"}]}',
      '{"lines":[{"id":"b"},{"id":"c"},{"id":"a"}]}',
      'Moved line a',
    ],
  ])('from %s by %s: %s', (before, after, expected) => {
    expect(told(changesOf(before, after))).toBe(expected);
  });

  it('begins with who did it', () => {
    expect(told(changesOf('{"a":1}', '{"a":2}'), 'ann')).toBe('ann changed a from 1 to 2');
    expect(told(changesOf('{"a":1}', '{}'), 'ann')).toBe('ann recorded AccountChanged: no change');
  });

  it('links every word of data to its field', () => {
    expect(
      sentence({ type: 'X', initiator: 'ann' }, changesOf('{"a":1}', '{"a":"2"}')),
    ).toStrictEqual([
      { kind: 'initiator', text: 'ann' },
      { kind: 'text', text: ' ' },
      { kind: 'text', text: 'changed ' },
      { kind: 'path', text: 'a', path: 'a' },
      { kind: 'text', text: ' from ' },
      { kind: 'value', text: '1', path: 'a', json: '1' },
      { kind: 'text', text: ' to ' },
      { kind: 'value', text: '2', path: 'a', json: '"2"' },
    ]);
  });

  it('leaves long texts to the diff', () => {
    const note = JSON.stringify({ note: 'x'.repeat(100) });
    expect(told(changesOf('{"note":"short"}', note))).toBe('Changed note');
  });

  it('exists for the changes of any event and invents no value', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const fold = new Fold(inferredReducer, { track: true });
        for (const event of events) {
          fold.take(event);
          const changes = fold.changes.map(changeToView);
          const parts = sentence(event, changes);
          expect(sentenceText(parts)).not.toBe('');
          const texts = changes.flatMap(({ before, after }) => [before ?? '', after ?? '']);
          for (const part of parts) {
            if (part.kind !== 'value') continue;
            expect(texts.some((text) => text.includes(part.json))).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a path in words', () => {
  it.each<[string, Parameters<typeof pathWords>[0]]>([
    ['everything', []],
    ['limits daily max', ['limits', 'dailyMax']],
    ['shipping address zip', ['shipping_address', 'zip']],
    ['category x', ['categories', { by: 'id', id: 'x' }]],
    ['line 1 qty', ['lines', 0, 'qty']],
    ['status 2', ['status', 1]],
    ['IBAN', ['IBAN']],
    ['""', ['']],
  ])('%s', (words, path) => {
    expect(pathWords(path)).toBe(words);
  });

  it('say of an event that cannot be read that nobody knows what it changed', () => {
    const event = { type: 'Paid', initiator: null, problems: [{ code: 'not_text' }] };
    expect(sentenceText(sentence(event, []))).toBe('Paid: what it changed cannot be read');
  });
});
