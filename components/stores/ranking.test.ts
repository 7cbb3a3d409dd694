import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DescriptionView } from '@/lib/api/stores.ts';
import { rankCategories, rankTypes } from './ranking.ts';

const description = (own: Partial<DescriptionView>): DescriptionView => ({
  types: [],
  categories: [],
  events: null,
  streams: null,
  first: null,
  head: null,
  sampled: false,
  examined: '0',
  ...own,
});

const type = (name: string, count: string) => ({
  type: name,
  category: 'a',
  count,
  firstSeen: null,
  lastSeen: null,
});

describe('categories by size', () => {
  it('come largest first with their share of all', () => {
    const ranked = rankCategories(
      description({
        categories: [
          { category: 'cart', events: '25', streams: '3' },
          { category: 'order', events: '75', streams: null },
        ],
      }),
    );
    expect(ranked.map(({ name, share, part }) => [name, share, part])).toEqual([
      ['order', '75 %', 1],
      ['cart', '25 %', 0.333],
    ]);
  });

  it('are none in an empty store', () => {
    expect(rankCategories(description({}))).toEqual([]);
  });

  it('have no share where nothing was counted', () => {
    const categories = [{ category: null, events: '0', streams: null }];
    expect(rankCategories(description({ categories }))[0]).toMatchObject({ share: null, part: 0 });
  });
});

describe('types by size', () => {
  it('say how many are not shown', () => {
    const types = ['1', '3', '2'].map((count) => type(`t${count}`, count));
    const { top, more } = rankTypes(description({ types }), 2);
    expect(top.map(({ name }) => name)).toEqual(['t3', 't2']);
    expect(more).toBe(1);
  });

  it('keep their order for counts beyond a double', () => {
    const types = [type('less', '9007199254740992'), type('more', '9007199254740993')];
    expect(rankTypes(description({ types }), 5).top[0]?.name).toBe('more');
  });

  it('are sorted and measured against the largest, always', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 18n })), (counts) => {
        const types = counts.map((count, index) => type(`t${index}`, String(count)));
        const { top } = rankTypes(description({ types }), 1000);
        const sizes = top.map(({ events }) => BigInt(events));
        expect(sizes.every((size, at) => at === 0 || size <= (sizes[at - 1] ?? size))).toBe(true);
        expect(top.every(({ part }) => part >= 0 && part <= 1)).toBe(true);
      }),
    );
  });
});
