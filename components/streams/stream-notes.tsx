'use client';

import type { StreamScreen } from './use-stream-screen.ts';
import classes from './stream.module.css';

/** What the reader must know about the moment asked for: how it was understood, or that it failed. */
export function StreamNotes({ screen }: { readonly screen: StreamScreen }) {
  const { note, failure } = screen.asked;
  if (failure !== null) {
    return (
      <div className={classes.note} role="alert">
        The moment in the address could not be found: {failure.message}
      </div>
    );
  }
  if (note === null) return null;
  return (
    <div className={classes.note} role="status">
      {note}
    </div>
  );
}
