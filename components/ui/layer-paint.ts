import { categoryColour } from './category-colour.ts';
import type { TimeLayer } from './time-bars.ts';

export interface LayerPaint {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  /** How many layers before have this colour; their stripes tell them apart. */
  readonly stripes: number;
  /** Value for `fill`. */
  readonly fill: string;
}

/** Each layer in the colour of its name; where two share one, the later is striped. */
export function layerPaints(layers: readonly TimeLayer[]): readonly LayerPaint[] {
  const used = new Map<string, number>();
  return layers.map(({ name, label }, index) => {
    const colour = categoryColour(name);
    const stripes = used.get(colour) ?? 0;
    used.set(colour, stripes + 1);
    const fill = stripes === 0 ? colour : `url(#${patternId(index)})`;
    return { key: `${index} ${label}`, label, colour, stripes, fill };
  });
}

export const patternId = (index: number): string => `layer-stripes-${index}`;
