'use client';

import type { StreamScreen } from './use-stream-screen.ts';
import buttons from './buttons.module.css';
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
  const { reducer } = screen.url.place;
  if (note === null && reducer === null) return null;
  return (
    <div className={classes.note} role="status">
      {note}
      {note === null || reducer === null ? null : ' · '}
      {reducer === null ? null : (
        <>
          States are folded by{' '}
          {reducer === 'inferred' ? 'the inferred reducer' : 'a chosen version'}, because the
          address says so.{' '}
          <button
            type="button"
            className={buttons.small}
            onClick={() => {
              screen.url.push({ reducer: null });
            }}
          >
            use the active one
          </button>
        </>
      )}
    </div>
  );
}
