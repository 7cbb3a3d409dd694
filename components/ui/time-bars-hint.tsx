import { showCount } from './show-count.ts';
import { SafeText } from './safe-text.tsx';
import { CategoryDot } from './category-dot.tsx';
import { periodWords } from './period-words.ts';
import type { TimeBar, TimeLayer } from './time-bars.ts';
import classes from './time-bars.module.css';

interface Props {
  readonly bar: TimeBar;
  readonly layers: readonly TimeLayer[];
  readonly zone: string;
}

/** What one bar holds, beside the pointer. */
export function TimeBarsHint({ bar, layers, zone }: Props) {
  return (
    <div className={classes.hint}>
      <strong>{periodWords(bar.start, bar.end, zone)}</strong>
      {layers.map((layer, index) => {
        const events = bar.byLayer[index] ?? 0;
        return events === 0 ? null : (
          <span key={`${index} ${layer.label}`} className={classes.hintRow}>
            <CategoryDot category={layer.name} />
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
