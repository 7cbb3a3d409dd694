import { describe, expect, it } from 'vitest';
import { thingsToName } from './things-to-name.ts';

const examplesIn = (stores: Parameters<typeof thingsToName>[0], newest: readonly string[]) =>
  thingsToName(stores, newest).flatMap(({ examples }) => examples);

describe('what a caller can name', () => {
  it('has an example of each kind of value in the demo', () => {
    const things = thingsToName([{ id: 'accounts', demo: true }], []);
    expect(things.slice(0, 4).every(({ examples }) => examples.length > 0)).toBe(true);
  });

  it('shows ids of other stores, and nobody of them', () => {
    expect(examplesIn([{ id: 'accounts', demo: false }], ['order-1'])).toEqual(['order-1']);
    expect(examplesIn([], [])).toEqual([]);
  });
});
