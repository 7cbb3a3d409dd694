'use client';

import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { fieldPage } from '@/lib/urls/pages.ts';
import { happenedWords } from './happened-words.ts';
import type { StreamRef } from './queries.ts';
import type { HappenedScreen } from './use-happened-screen.ts';
import classes from './stream.module.css';

interface HappenedNotesProps {
  readonly screen: HappenedScreen;
  readonly streamRef: StreamRef;
}

/** By which clock the stream is told, what is not known of it, and how the moment was understood. */
export function HappenedNotes({ screen, streamRef: { store, stream } }: HappenedNotesProps) {
  const { window, note, url } = screen;
  const { path, at, reducer } = url.place;
  if (window.known === undefined) return null;
  return (
    <div className={classes.note} role="status">
      {happenedWords(window.known)} A state holds what had happened by its event, whenever it was
      recorded.{note === null ? null : ` ${note}`}
      {path === null ? null : (
        <>
          {' '}
          <Link href={fieldPage(store, stream, { path, at, clock: 'occurred', reducer })}>
            What was believed about <SafeText>{path}</SafeText>, and when
          </Link>
        </>
      )}
    </div>
  );
}
