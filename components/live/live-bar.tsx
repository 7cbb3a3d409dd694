'use client';

import dynamic from 'next/dynamic';
import { Link } from '@/components/ui/link.tsx';
import { useEffect, useState } from 'react';
import { Tag } from '@/components/ui/tag.tsx';
import { useKeys } from '@/components/ui/use-keys.ts';
import { searchPage } from '@/lib/urls/pages.ts';
import { rates, type LiveAction, type LiveRun } from './live-run.ts';
import { liveState } from './live-words.ts';
import classes from './live.module.css';

const RateChart = dynamic(() => import('./rate-chart.tsx').then((module) => module.RateChart), {
  ssr: false,
});

interface Props {
  readonly store: string;
  readonly q: string;
  readonly run: LiveRun;
  readonly send: (action: LiveAction) => void;
}

/** What is watched, how far it is, how fast it comes, and the pause. */
export function LiveBar({ store, q, run, send }: Props) {
  const { paused, shown, start, progress, failure, dropped } = run;
  const { word, tone, detail } = liveState(run);
  const now = useNow(!paused);
  const toggle = (): void => {
    send({ kind: paused ? 'resume' : 'pause' });
  };
  useKeys([{ keys: 'p', label: 'Pause and go on', run: toggle }]);
  return (
    <header className={classes.bar}>
      <span className={classes.status} role="status" aria-label="How far the tail is">
        <Tag tone={tone}>{word}</Tag> {detail}
      </span>
      <RateChart counts={rates(run.arrivals, now)} />
      <button type="button" className={classes.button} onClick={toggle} aria-pressed={paused}>
        {paused ? 'Go on' : 'Pause'}
      </button>
      {failure === null ? null : (
        <button
          type="button"
          className={classes.button}
          onClick={() => {
            send({ kind: 'retry' });
          }}
        >
          Try again
        </button>
      )}
      <p className={classes.words}>
        {start?.explained ?? ' '} <strong>{shown.length + dropped} since this watch began</strong>
        {dropped === 0 ? null : `, the newest ${shown.length} of them here`}
        {progress === null || progress.unreadable === 0
          ? null
          : `; ${progress.unreadable} could not be judged`}
        .{' '}
        <Link href={searchPage(store, { q })} prefetch={false}>
          Search instead
        </Link>
      </p>
    </header>
  );
}

/** The time, so that the rate falls when nothing comes. */
function useNow(runs: boolean): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    const tick = (): void => {
      setNow(Date.now());
    };
    const first = setTimeout(tick, 0);
    const timer = runs ? setInterval(tick, 1000) : undefined;
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [runs]);
  return now;
}
