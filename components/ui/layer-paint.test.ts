import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryColour } from './category-colour.ts';
import { layerPaints } from './layer-paint.ts';
import type { TimeLayer } from './time-bars.ts';

const layer = (name: string | null): TimeLayer => ({
  label: name ?? 'no category',
  name,
  rest: false,
  events: 1,
});

describe('the paint of a layer', () => {
  it('is the colour its name has everywhere', () => {
    expect(layerPaints([layer('order')])[0]?.fill).toBe(categoryColour('order'));
  });

  it('is striped where an earlier layer has the colour already', () => {
    const [first, second] = layerPaints([layer(null), layer(null)]);
    expect(first?.stripes).toBe(0);
    expect(second?.fill).toMatch(/^url\(#/);
  });

  it('is never that of another layer of the chart', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 12 }), (names) => {
        const paints = layerPaints(names.map(layer));
        expect(new Set(paints.map((paint) => paint.fill)).size).toBe(names.length);
        expect(new Set(paints.map(({ colour, stripes }) => `${colour} ${stripes}`)).size).toBe(
          names.length,
        );
      }),
    );
  });
});
