'use client';

import { Link } from '@/components/ui/link.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { fieldPage } from '@/lib/urls/pages.ts';
import type { StreamRef } from './queries.ts';
import classes from './state.module.css';
import own from './pinned.module.css';

interface PinnedFooterProps {
  readonly streamRef: StreamRef;
  readonly path: string | null;
  /** What folds the stream; null: the active one. */
  readonly reducer: string | null;
  /** Times the field changed, the first value included; null while unknown. */
  readonly changes: number | null;
  /** Version that set the value now; null where there is none. */
  readonly setBy: string | null;
  readonly onWhy: (path: string, version: string) => void;
  readonly onPin: (path: string | null) => void;
  readonly onJump: (direction: 'previous' | 'next') => void;
}

/** The pinned field: its history, why it has its value, and jumps between its changes. */
export function PinnedFooter(props: PinnedFooterProps) {
  const { path, reducer, streamRef, changes, setBy } = props;
  if (path === null) {
    return (
      <footer className={own.footer}>
        <span className={classes.quiet}>
          Choose a field to pin it, see its history or ask why it has its value. <Kbd>d</Kbd>{' '}
          compares from here.
        </span>
      </footer>
    );
  }
  return (
    <footer className={own.footer}>
      <strong>
        <SafeText>{path === '' ? 'the whole state' : path}</SafeText>
      </strong>
      <Link href={fieldPage(streamRef.store, streamRef.stream, { path, reducer })}>
        history{changes === null ? '' : ` · ${changes} ${changes === 1 ? 'value' : 'values'}`}
      </Link>
      {setBy === null ? null : (
        <button
          type="button"
          className={classes.plain}
          onClick={() => {
            props.onWhy(path, setBy);
          }}
        >
          why this value
        </button>
      )}
      <button
        type="button"
        className={classes.plain}
        onClick={() => {
          props.onPin(null);
        }}
      >
        unpin
      </button>
      <span className={own.jumps}>
        <button
          type="button"
          className={own.key}
          aria-label="Previous change of the pinned field"
          onClick={() => {
            props.onJump('previous');
          }}
        >
          <Kbd>[</Kbd>
        </button>
        <button
          type="button"
          className={own.key}
          aria-label="Next change of the pinned field"
          onClick={() => {
            props.onJump('next');
          }}
        >
          <Kbd>]</Kbd>
        </button>{' '}
        change
      </span>
    </footer>
  );
}
