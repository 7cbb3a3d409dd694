import { SafeText } from './safe-text.tsx';
import type { LayerPaint } from './layer-paint.ts';
import type { TimeLayer } from './time-bars.ts';
import classes from './time-bars.module.css';

interface Props {
  readonly layers: readonly TimeLayer[];
  readonly paints: readonly LayerPaint[];
}

/** Which paint is which layer. */
export function TimeBarsLegend({ layers, paints }: Props) {
  return (
    <ul className={classes.legend} aria-label="Layers of the chart">
      {layers.map((layer, index) => (
        <li key={`${index} ${layer.label}`}>
          <svg className={classes.swatch} viewBox="0 0 10 10" aria-hidden="true">
            <rect width="10" height="10" rx="2.5" fill={paints[index]?.fill} />
          </svg>
          <SafeText>{layer.label}</SafeText>
        </li>
      ))}
    </ul>
  );
}
