import { patternId, type LayerPaint } from './layer-paint.ts';

interface Props {
  readonly paints: readonly LayerPaint[];
}

/** Stripes for the layers that share a colour, each in a direction of its own; goes into `defs`. */
export function LayerPatterns({ paints }: Props) {
  return paints.map(({ key, colour, stripes }, index) =>
    stripes === 0 ? null : (
      <pattern
        key={key}
        id={patternId(index)}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform={`rotate(${45 * stripes})`}
      >
        <rect width="5" height="5" fill={colour} fillOpacity="0.35" />
        <rect width="2.5" height="5" fill={colour} />
      </pattern>
    ),
  );
}
