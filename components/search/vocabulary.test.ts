import { describe, expect, it } from 'vitest';
import type { DescriptionView } from '@/lib/api/stores.ts';
import type { EventView } from '@/lib/api/views.ts';
import { sampleEvent } from './sample-event.ts';
import { vocabularyOf } from './vocabulary.ts';

const wordsOf = (events: readonly EventView[]) =>
  vocabularyOf({ descriptions: [], events, services: ['shop'] });
const json = (text: string) => ({ data: { kind: 'json', text } as const });

describe('the words a store offers', () => {
  it('are paths as they are written after the field', () => {
    const words = wordsOf([
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
    expect(wordsOf(sample).dataPaths).toStrictEqual(['plain']);
  });

  it('have those that occur most first', () => {
    const by = (id: string, initiator: string | null) => sampleEvent(id, { initiator });
    const sample = [by('a', 'ann'), by('b', 'bob'), by('c', 'bob'), by('d', null)];
    expect(wordsOf(sample).initiators).toStrictEqual(['bob', 'ann']);
  });

  it('are those of all stores where all are searched, and the stores themselves', () => {
    const described = (...types: readonly string[]): DescriptionView => ({
      types: types.map((type) => ({
        ...{ type, category: null, count: '1', firstSeen: null, lastSeen: null },
      })),
      categories: [],
      ...{ events: null, streams: null, first: null, head: null, sampled: false, examined: '0' },
    });
    const descriptions = [described('Opened', 'Closed'), described('Paid', 'Closed')];
    const words = vocabularyOf({ descriptions, events: [], services: ['shop', 'billing'] });
    expect(words.types).toStrictEqual(['Closed', 'Opened', 'Paid']);
    expect(words.services).toStrictEqual(['shop', 'billing']);
  });
});
