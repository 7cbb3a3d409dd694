'use client';

import { runWords } from './timeline-parts.ts';
import type { GapRow, NoiseRow } from './timeline-rows.ts';
import classes from './timeline.module.css';

/** What lies between two events: a long silence, missing versions. */
export function TimelineGap({ row }: { readonly row: GapRow }) {
  return (
    <div className={classes.gap} data-missing={row.missing !== null || undefined}>
      {row.silence === null ? null : <span>{row.silence}</span>}
      {row.missing === null ? null : (
        <strong>{row.missing} · the state is incomplete from here</strong>
      )}
    </div>
  );
}

interface TimelineNoiseProps {
  readonly row: NoiseRow;
  readonly onToggle: (key: string) => void;
}

/** A folded run of events that say the same thing again. */
export function TimelineNoise({ row, onToggle }: TimelineNoiseProps) {
  const { run, open, silence } = row;
  return (
    <div className={classes.gap}>
      {silence === null ? null : <span>{silence}</span>}
      <button
        type="button"
        className={classes.fold}
        aria-expanded={open}
        onClick={() => {
          onToggle(row.key);
        }}
      >
        {runWords(run)} {open ? 'shown' : 'folded'}
        <span className={classes.range}>
          v{run.first} – v{run.last}
        </span>
      </button>
    </div>
  );
}
