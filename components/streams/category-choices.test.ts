import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DescriptionView } from '@/lib/api/stores.ts';
import { categoryChoices, choicesInSight } from './category-choices.ts';

const description = (streams: Readonly<Record<string, string | null>>): DescriptionView => ({
  types: [],
  categories: Object.entries(streams).map(([category, count]) => ({
    category,
    events: '1',
    streams: count,
  })),
  events: null,
  streams: '12',
  first: null,
  head: null,
  sampled: false,
  examined: '0',
});

describe('the choices of categories', () => {
  it('begin with everything and go on with the most streams', () => {
    const choices = categoryChoices(description({ cart: '2', order: '10', odd: null }), null);
    expect(choices.map(({ label, streams }) => [label, streams])).toEqual([
      ['all', '12'],
      ['order', '10'],
      ['cart', '2'],
      ['odd', null],
    ]);
  });

  it('hold the chosen one even when the store has not told it', () => {
    expect(categoryChoices(undefined, 'cart').map(({ label }) => label)).toEqual(['all', 'cart']);
  });

  it('are all in sight when they are few', () => {
    const choices = categoryChoices(description({ a: '1', b: '2' }), null);
    expect(choicesInSight(choices, null, 8)).toEqual({ shown: choices, hidden: [] });
  });

  it('never hide the chosen one, and lose none', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(names, fc.nat(), (all, pick) => {
        const chosen = all[pick % all.length] ?? null;
        const counts = Object.fromEntries(all.map((name, at) => [name, String(at)]));
        const choices = categoryChoices(description(counts), chosen);
        const { shown, hidden } = choicesInSight(choices, chosen, 6);
        expect(shown.some(({ category }) => category === chosen)).toBe(true);
        expect(shown.length + hidden.length).toBe(choices.length);
        expect(shown.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
