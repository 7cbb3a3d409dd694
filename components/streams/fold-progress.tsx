'use client';

import { keepPinned } from '@/components/ui/pinned.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { RailView } from '@/lib/api/rail-view.ts';
import { foldProgressPath, foldProgressView } from '@/lib/api/streams.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { isRailOf, type FoldRef } from './queries.ts';
import type { FoldHold } from './use-fold-hold.ts';
import classes from './stream.module.css';
import buttons from './buttons.module.css';

type Progress = z.infer<typeof foldProgressView>;

interface FoldProgressProps {
  readonly fold: FoldRef;
  readonly hold: FoldHold;
  readonly rail: RailView;
}

/** How far the first fold of a long stream has come; it can be stopped and taken up again. */
export function FoldProgress({ fold, hold, rail }: FoldProgressProps) {
  const running = !hold.held;
  const { progress, lost } = useProgress(fold, running);
  const words = progressWords(progress, rail);
  const goesOn = running && !lost && progress?.failure == null;
  return (
    <div className={classes.progress} role="status" aria-busy={goesOn}>
      {progress?.failure == null ? null : <span>The fold stopped: {progress.failure} </span>}
      {lost ? <span>The connection was lost. </span> : null}
      <span>{running ? words : `${words}; stopped`}</span>
      <span className={classes.quiet}>The folded part can be travelled already.</span>
      <button type="button" className={buttons.small} onClick={running ? hold.hold : hold.goOn}>
        {running ? 'cancel' : 'go on folding'}
      </button>
    </div>
  );
}

export function progressWords(progress: Progress | null, rail: RailView): string {
  if (progress === null) {
    return rail.folded === null ? 'Folding the stream …' : `Folded up to v${rail.folded}`;
  }
  const folded = progress.folded.toLocaleString('en');
  if (progress.total === null) return `Folded ${folded} events`;
  return `Folded ${folded} of ${progress.total.toLocaleString('en')}`;
}

/** Closing the connection tells the server to stop folding. */
function useProgress({ store, stream, reducer }: FoldRef, running: boolean) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!running) return;
    const source = new EventSource(
      keepPinned(pathHref(foldProgressPath, { store, stream, reducer })),
    );
    const update = (message: MessageEvent<string>): void => {
      const parsed = foldProgressView.safeParse(JSON.parse(message.data));
      if (!parsed.success) return;
      setLost(false);
      setProgress(parsed.data);
      const isRail = isRailOf({ store, stream });
      void client.invalidateQueries({ predicate: (query) => isRail(query.queryKey) });
      if (parsed.data.done || parsed.data.failure !== null) source.close();
    };
    source.addEventListener('progress', update);
    source.onerror = () => {
      setLost(source.readyState === EventSource.CLOSED);
    };
    return () => {
      source.close();
    };
  }, [client, store, stream, reducer, running]);
  return { progress, lost };
}
