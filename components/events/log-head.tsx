'use client';

import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { Tag } from '@/components/ui/tag.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import type { LogPanelProps } from './log-props.ts';
import classes from './log.module.css';

/** How many there are so far, in which order, in which zone. */
export function LogHead({ log, order, onOrder, onEnd }: LogPanelProps) {
  const zone = useReaderZone();
  const { list, status } = log;
  const whole = list.bottom === 'complete' && list.top === 'complete';
  return (
    <header className={classes.head}>
      <strong>{status === 'ready' ? loadedWords(list.events.length, whole) : 'Events'}</strong>
      {status === 'ready' && whole ? (
        <Tag tone="green" title="The whole log was searched; nothing is left out.">
          complete
        </Tag>
      ) : null}
      <span>times in {zone}</span>
      <span className={classes.tools}>
        {onEnd === null ? null : (
          <button type="button" className={classes.small} onClick={onEnd}>
            {order === 'newest' ? 'To the newest' : 'To the oldest'}
          </button>
        )}
        <button
          type="button"
          className={classes.small}
          title="Look for events added since"
          onClick={log.lookAgain}
        >
          Look again
        </button>
        <button
          type="button"
          className={classes.small}
          title="Turn the order around"
          onClick={() => {
            onOrder(order === 'newest' ? 'oldest' : 'newest');
          }}
        >
          {order} first
        </button>
      </span>
    </header>
  );
}

const loadedWords = (count: number, whole: boolean): string =>
  `${countOf(count, 'event')}${whole ? '' : ' so far'}`;
