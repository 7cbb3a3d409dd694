import { SafeText } from '@/components/ui/safe-text.tsx';
import type { LayerPaint } from './layer-paint.ts';
import type { VolumeLayer } from './volume-bars.ts';
import classes from './volume.module.css';

interface Props {
  readonly layers: readonly VolumeLayer[];
  readonly paints: readonly LayerPaint[];
}

/** Which paint is which category. */
export function VolumeLegend({ layers, paints }: Props) {
  return (
    <ul className={classes.legend} aria-label="Categories of the chart">
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
