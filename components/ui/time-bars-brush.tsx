'use client';

import { useState, type KeyboardEvent } from 'react';
import { brushAfter, type Brush } from './brush.ts';
import { periodWords } from './period-words.ts';
import { countOf } from './show-count.ts';
import type { TimeBar, TimeSelection } from './time-bars.ts';
import { useReaderZone } from './use-reader-zone.ts';
import classes from './time-bars.module.css';

interface Props {
  readonly bars: readonly TimeBar[];
  readonly selection: TimeSelection | null;
  readonly onSelect: (a: number, b: number) => void;
  readonly onPick: (() => void) | undefined;
  readonly onClear: () => void;
}

/** Picks a time by keys: arrows move, Shift makes it longer, Enter takes it, Escape drops it. */
export function TimeBarsBrush({ bars, selection, onSelect, onPick, onClear }: Props) {
  const [last, setLast] = useState<Brush | null>(null);
  const zone = useReaderZone();
  const brush = brushOf(selection, last);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const next = brushAfter({ key, extend: shiftKey }, brush, bars.length);
    if (next !== null) {
      setLast(next);
      onSelect(next.anchor, next.cursor);
    } else if (key === 'Enter' && selection !== null) onPick?.();
    else if (key === 'Escape' && selection !== null) onClear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={classes.brush}
      role="slider"
      tabIndex={0}
      aria-label="Pick a time by arrow keys, Shift makes it longer"
      aria-valuemin={1}
      aria-valuemax={Math.max(1, bars.length)}
      aria-valuenow={brush === null ? bars.length : brush.cursor + 1}
      aria-valuetext={
        selection === null
          ? 'no time picked'
          : `${periodWords(selection.from, selection.to, zone)}, ${countOf(selection.events, 'event')}`
      }
      onKeyDown={onKeyDown}
    />
  );
}

/** A time picked by the pointer goes on by keys from where it ends. */
function brushOf(selection: TimeSelection | null, last: Brush | null): Brush | null {
  if (selection === null) return null;
  const { first: anchor, last: cursor } = selection;
  const same =
    last !== null &&
    Math.min(last.anchor, last.cursor) === anchor &&
    Math.max(last.anchor, last.cursor) === cursor;
  return same ? last : { anchor, cursor };
}
