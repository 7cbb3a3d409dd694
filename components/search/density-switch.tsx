'use client';

import { chooseDensity, useDensity } from './use-density.ts';
import classes from './search.module.css';

/** Rows of one line or of two. */
export function DensitySwitch() {
  const compact = useDensity() === 'compact';
  return (
    <button
      type="button"
      className={classes.small}
      aria-pressed={compact}
      title={compact ? 'Show rows of two lines' : 'Show rows of one line'}
      onClick={() => {
        chooseDensity(compact ? 'comfortable' : 'compact');
      }}
    >
      Compact
    </button>
  );
}
