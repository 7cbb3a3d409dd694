import { showCount } from '@/components/ui/show-count.ts';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { periodWords } from './period-words.ts';
import type { VolumeBar, VolumeLayer } from './volume-bars.ts';
import classes from './volume.module.css';

interface Props {
  readonly bar: VolumeBar;
  readonly layers: readonly VolumeLayer[];
  readonly zone: string;
}

/** What one bar holds, beside the pointer. */
export function VolumeHint({ bar, layers, zone }: Props) {
  return (
    <div className={classes.hint}>
      <strong>{periodWords(bar.start, bar.end, zone)}</strong>
      {layers.map((layer, index) => {
        const events = bar.byLayer[index] ?? 0;
        return events === 0 ? null : (
          <span key={`${index} ${layer.label}`} className={classes.hintRow}>
            <CategoryDot category={layer.category} />
            <SafeText>{layer.label}</SafeText>
            <span>{showCount(events)}</span>
          </span>
        );
      })}
      <span className={classes.hintRow}>
        <span>in all</span>
        <span>{showCount(bar.events)}</span>
      </span>
    </div>
  );
}
