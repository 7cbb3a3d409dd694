import { describe, expect, it } from 'vitest';
import type { DescriptionView } from '@/lib/api/stores.ts';
import { categoryOptions, typeOptions } from './filter-options.ts';

const type = (name: string, category: string | null, count: string) => ({
  type: name,
  category,
  count,
  firstSeen: null,
  lastSeen: null,
});

const description: DescriptionView = {
  types: [
    type('Opened', 'account', '3'),
    type('Closed', 'account', '1'),
    type('Closed', 'order', '9007199254740993'),
    type('Loose', null, '1'),
  ],
  categories: [
    { category: 'account', events: '4', streams: null },
    { category: null, events: '1', streams: null },
    { category: 'order', events: '9007199254740993', streams: '2' },
  ],
  events: null,
  streams: null,
  first: null,
  head: null,
  sampled: false,
  examined: '0',
};

describe('names to filter by', () => {
  it('are there once each, the most frequent first', () => {
    expect(typeOptions(description, [])).toEqual([
      { name: 'Closed', events: 9007199254740994n },
      { name: 'Opened', events: 3n },
      { name: 'Loose', events: 1n },
    ]);
  });

  it('are those of the chosen categories', () => {
    expect(typeOptions(description, ['account'])).toEqual([
      { name: 'Opened', events: 3n },
      { name: 'Closed', events: 1n },
    ]);
  });

  it('leave out events without a category, which no name can mean', () => {
    expect(categoryOptions(description).map(({ name }) => name)).toEqual(['order', 'account']);
  });

  it('are none while the store is not described', () => {
    expect(typeOptions(undefined, [])).toEqual([]);
    expect(categoryOptions(undefined)).toEqual([]);
  });
});
