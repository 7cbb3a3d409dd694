import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SavedSearchView } from '@/lib/api/searches.ts';
import { inFolders } from './saved-searches.ts';

const saved = (id: number, folder: string): SavedSearchView => ({
  id,
  folder,
  name: `n${id}`,
  description: '',
  q: '',
  shared: false,
  own: true,
});

const shape = (searches: readonly SavedSearchView[]) =>
  inFolders(searches).map((folder) => [folder.name, folder.searches.map(({ id }) => id)]);

describe('saved searches by folder', () => {
  it('are none where none was saved', () => {
    expect(inFolders([])).toEqual([]);
  });

  it('begin with those in no folder', () => {
    expect(shape([saved(1, 'Weekly'), saved(2, ''), saved(3, 'Fraud')])).toEqual([
      ['', [2]],
      ['Fraud', [3]],
      ['Weekly', [1]],
    ]);
  });

  it('keep their order within a folder', () => {
    expect(shape([saved(3, 'a'), saved(1, 'a'), saved(2, 'a')])).toEqual([['a', [3, 1, 2]]]);
  });

  it('are all there, each once', () => {
    const searches = fc.uniqueArray(
      fc.record({ id: fc.nat(), folder: fc.constantFrom('', 'a', 'b') }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(searches, (given) => {
        const ids = inFolders(given.map(({ id, folder }) => saved(id, folder))).flatMap((each) =>
          each.searches.map(({ id }) => id),
        );
        expect(ids.toSorted((a, b) => a - b)).toEqual(
          given.map(({ id }) => id).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});
