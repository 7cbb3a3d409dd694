import { describe, expect, it } from 'vitest';
import type { VocabularyView } from '@/lib/api/vocabulary.ts';
import { knownWords } from './known-words.ts';

const view = (part: Partial<VocabularyView> = {}): VocabularyView => ({
  ...{ types: [], categories: [], initiators: [], tenants: [], tags: [] },
  ...{ dataPaths: [], metadataPaths: [], allTypes: true, sampled: 100, allEvents: false },
  ...part,
});
const known = (stores: readonly VocabularyView[], part = {}) =>
  knownWords({ stores, services: ['shop', 'billing'], waiting: 0, failed: 0, ...part });

describe('the words a search offers', () => {
  it('are those of all stores in turn, each once, and the stores themselves', () => {
    const words = known([
      view({ types: ['Opened', 'Closed'], dataPaths: ['email'] }),
      view({ types: ['Paid', 'Closed'] }),
    ]);
    expect(words.types).toStrictEqual(['Opened', 'Paid', 'Closed']);
    expect(words.services).toStrictEqual(['shop', 'billing']);
    expect(words.statePaths).toStrictEqual(['email']);
  });

  it('say from what they are', () => {
    expect(known([view()]).source).toBe(
      'Types and categories as the store counts them; paths and people from a sample of 100 events.',
    );
    expect(known([view({ allTypes: false, sampled: 7, allEvents: true })]).source).toBe(
      'Types and categories as far as they are known; paths and people of all 7 events.',
    );
  });

  it('say what is missing from them', () => {
    expect(known([], { waiting: 1 }).source).toBe('Reading what the store holds …');
    expect(known([], { failed: 1 }).source).toBe('What 1 store holds could not be read.');
  });
});
