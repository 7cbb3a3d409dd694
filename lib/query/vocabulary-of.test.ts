import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { wordsOfEvents } from './vocabulary-of.ts';

const json = (text: string) => ({ data: { kind: 'json', text } as const });
const view = (...[number, part]: Parameters<typeof sampleEvent>) =>
  eventToView(sampleEvent(number, part));

describe('the words that events hold', () => {
  it('are paths as they are written after the field', () => {
    const words = wordsOfEvents([
      view(1, json('{"items":[{"sku":"A"},{"sku":"B"}],"total":{"cents":5}}')),
    ]);
    expect(words.dataPaths).toStrictEqual([
      'items[*]',
      'items[*].sku',
      'items',
      'total',
      'total.cents',
    ]);
  });

  it('leave out keys that would need quotes and payloads that cannot be read', () => {
    const sample = [
      view(1, json('{"odd key":1,"plain":2}')),
      view(2, json('{broken')),
      view(3, { data: { kind: 'erased' } }),
    ];
    expect(wordsOfEvents(sample).dataPaths).toStrictEqual(['plain']);
  });

  it('have those that occur most first', () => {
    const by = (number: number, initiator: string | null) => view(number, { initiator });
    const sample = [by(1, 'ann'), by(2, 'bob'), by(3, 'bob'), by(4, null)];
    expect(wordsOfEvents(sample).initiators).toStrictEqual(['bob', 'ann']);
  });
});
