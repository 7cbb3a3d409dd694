'use client';

import { Empty, Failed, Loading, Partial } from '@/components/ui/read-states.tsx';
import { showCount } from '@/components/ui/show-count.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { LogList } from './log-list.tsx';
import { LogHead } from './log-head.tsx';
import type { LogPanelProps } from './log-props.ts';
import type { Log, LogEdge } from './use-log.ts';
import classes from './log.module.css';

/** The list with its ends: what is loaded, how far it was searched and what could not be read. */
export function LogPanel(props: LogPanelProps) {
  const { log } = props;
  return (
    <section className={classes.list} aria-label="Log">
      <LogHead {...props} />
      {log.status === 'loading' ? <Loading what="the log" rows={14} /> : null}
      {log.status === 'failed' ? (
        <Failed what="the log" error={log.failure} onRetry={log.retry} />
      ) : null}
      {log.status === 'ready' ? <Rows {...props} /> : null}
    </section>
  );
}

function Rows(props: LogPanelProps) {
  const { store, log, selected, marks, onSelect } = props;
  const { top, bottom, list } = log;
  if (list.events.length === 0 && bottom.state === 'complete' && top.state === 'complete') {
    return <NoEvents {...props} />;
  }
  return (
    <>
      <Edge edge={top} log={log} side="top" />
      <LogList
        store={store}
        events={list.events}
        selected={selected}
        top={top}
        bottom={bottom}
        marks={marks}
        onSelect={onSelect}
        end={<End {...props} />}
      />
    </>
  );
}

function NoEvents({ narrowed, onUnfilter }: LogPanelProps) {
  if (!narrowed) return <Empty title="This log has no events yet">Look again later.</Empty>;
  return (
    <Empty title="No event fits">
      The whole log was searched.{' '}
      <button type="button" className={classes.link} onClick={onUnfilter}>
        Show all events
      </button>
    </Empty>
  );
}

function End({ log, order }: LogPanelProps) {
  const { bottom } = log;
  if (bottom.state === 'complete') {
    return (
      <p className={classes.end}>
        {order === 'newest' ? 'The log begins here.' : 'The newest event so far.'}
      </p>
    );
  }
  if (bottom.failure === null && bottom.state === 'follows') {
    return <p className={classes.end}>Reading further events …</p>;
  }
  return <Edge edge={bottom} log={log} side="bottom" />;
}

interface EdgeProps {
  readonly edge: LogEdge;
  readonly log: Log;
  readonly side: 'top' | 'bottom';
}

/** An end that does not go on by itself. */
function Edge({ edge, log, side }: EdgeProps) {
  if (edge.failure !== null) {
    return <Failed what="further events" error={edge.failure} onRetry={edge.load} />;
  }
  if (edge.state !== 'asks') return null;
  const { events, examined, searchedTo } = log.list;
  return (
    <Partial onContinue={edge.load} busy={edge.busy}>
      {showCount(examined)} events examined, {showCount(events.length)} fit
      {side === 'bottom' && searchedTo !== null ? (
        <>
          {' '}
          – searched as far as <Timestamp at={searchedTo} />
        </>
      ) : null}
      . The rest has not been looked at.
    </Partial>
  );
}
