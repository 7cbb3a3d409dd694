import { describe, expect, it } from 'vitest';
import { sampleEvent } from './sample-event.ts';
import { vocabularyOf } from './vocabulary.ts';

const json = (text: string) => ({ data: { kind: 'json', text } as const });

describe('the words a store offers', () => {
  it('are paths as they are written after the field', () => {
    const words = vocabularyOf(undefined, [
      sampleEvent('a', json('{"items":[{"sku":"A"},{"sku":"B"}],"total":{"cents":5}}')),
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
      sampleEvent('a', json('{"odd key":1,"plain":2}')),
      sampleEvent('b', json('{broken')),
      sampleEvent('c', { data: { kind: 'erased' } }),
    ];
    expect(vocabularyOf(undefined, sample).dataPaths).toStrictEqual(['plain']);
  });

  it('have those that occur most first', () => {
    const by = (id: string, initiator: string | null) => sampleEvent(id, { initiator });
    const sample = [by('a', 'ann'), by('b', 'bob'), by('c', 'bob'), by('d', null)];
    expect(vocabularyOf(undefined, sample).initiators).toStrictEqual(['bob', 'ann']);
  });
});
