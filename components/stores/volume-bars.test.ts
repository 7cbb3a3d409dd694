import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VolumeView } from '@/lib/api/stores.ts';
import { volumeBars } from './volume-bars.ts';

type Volume = NonNullable<VolumeView>;

const volume = (counts: Volume['counts'], days = 4): Volume => ({
  from: '2026-03-01T00:00:00Z',
  to: `2026-03-0${1 + days}T00:00:00Z`,
  seconds: 86_400,
  counts,
  sampled: false,
  examined: '0',
});

const count = (bucket: number, category: string | null, events: number) => ({
  bucket,
  category,
  events,
});

describe('bars of the volume', () => {
  it('stand for every slice of the period, silent ones too', () => {
    const { bars } = volumeBars(volume([count(0, 'order', 3), count(3, 'order', 1)]));
    expect(bars.map((bar) => bar.events)).toEqual([3, 0, 0, 1]);
  });

  it('are stacked with the largest category first', () => {
    const { layers, bars } = volumeBars(
      volume([count(0, 'cart', 1), count(0, 'order', 2), count(1, 'order', 5)]),
    );
    expect(layers.map((layer) => layer.label)).toEqual(['order', 'cart']);
    expect(bars[0]?.byLayer).toEqual([2, 1]);
  });

  it('put many small categories together and say how many', () => {
    const counts = Array.from({ length: 10 }, (_, index) => count(0, `c${index}`, 20 - index));
    const { layers } = volumeBars(volume(counts));
    expect(layers).toHaveLength(7);
    expect(layers.at(-1)).toMatchObject({ label: '4 others', rest: true, events: 50 });
  });

  it('tell events without a category from a category of that name', () => {
    const { layers } = volumeBars(volume([count(0, null, 1), count(0, 'none', 2)]));
    expect(layers.map((layer) => layer.events)).toEqual([2, 1]);
  });

  it('lose no event, however the categories lie', () => {
    const some = fc.record({
      bucket: fc.integer({ min: 0, max: 3 }),
      category: fc.option(fc.constantFrom(...'abcdefghijkl'), { nil: null }),
      events: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(some), (counts) => {
        const { bars, layers, events } = volumeBars(volume(counts));
        const sum = counts.reduce((all, each) => all + each.events, 0);
        expect(events).toBe(sum);
        expect(bars.reduce((all, bar) => all + bar.events, 0)).toBe(sum);
        expect(layers.reduce((all, layer) => all + layer.events, 0)).toBe(sum);
      }),
    );
  });
});
