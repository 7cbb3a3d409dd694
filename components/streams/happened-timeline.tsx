'use client';

import { useCallback, useMemo } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { streamPage } from '@/lib/urls/pages.ts';
import { ClockSwitch } from './clock-switch.tsx';
import { EventSentence } from './event-sentence.tsx';
import { happenedRows } from './happened-rows.ts';
import type { StreamRef } from './queries.ts';
import { writePlace } from './stream-place.ts';
import { TimelineList } from './timeline-list.tsx';
import type { EventRow } from './timeline-rows.ts';
import type { HappenedScreen } from './use-happened-screen.ts';
import type { TimelineWindow } from './use-timeline.ts';
import classes from './timeline.module.css';
import buttons from './buttons.module.css';

interface HappenedTimelineProps {
  readonly screen: HappenedScreen;
  readonly streamRef: StreamRef;
}

const edge = { more: false, loading: false, load: () => undefined };

/** All of it is at hand, so the list has nothing to read at its ends. */
const whole: TimelineWindow = {
  ...{ events: [], changes: new Map(), described: new Map(), overtook: new Map() },
  ...{ status: 'ready' },
  ...{ failure: null, changesFailure: null, older: edge, newer: edge, retry: () => undefined },
};

/** The events of a stream in the order in which they happened. */
export function HappenedTimeline({ screen, streamRef }: HappenedTimelineProps) {
  const { url, list } = screen;
  const { order } = url.place;
  return (
    <Panel label="Timeline" flush>
      <div className={classes.column}>
        <header className={classes.head}>
          <h2>Timeline</h2>
          <span className={classes.summary}>as it happened</span>
          <ClockSwitch
            clock="occurred"
            onClock={(clock) => {
              url.push({ clock });
            }}
          />
          <button
            type="button"
            className={buttons.small}
            title="Turn the order round"
            onClick={() => {
              url.push({ order: order === 'newest' ? 'oldest' : 'newest' });
            }}
          >
            {order === 'newest' ? 'newest first ↓' : 'oldest first ↓'}
          </button>
        </header>
        {list.isPending ? <Loading what="the whole stream" rows={8} /> : null}
        {list.isError ? (
          <Failed
            what="the order in which it happened"
            error={list.error}
            onRetry={() => {
              void list.refetch();
            }}
          />
        ) : null}
        {list.data === undefined ? null : <Rows screen={screen} streamRef={streamRef} />}
      </div>
    </Panel>
  );
}

function Rows({ screen, streamRef }: HappenedTimelineProps) {
  const { url, items, list, here, name } = screen;
  const { place, push } = url;
  const { store, stream } = streamRef;
  const rows = useMemo(() => happenedRows(items, place.order), [items, place.order]);
  const onPath = useCallback(
    (version: string, path: string) => {
      push({ at: `v${version}`, path });
    },
    [push],
  );
  const onEvent = useCallback(
    (version: string) => {
      push({ at: `v${version}`, tab: 'event' });
    },
    [push],
  );
  const onSelect = useCallback(
    (version: string) => {
      push({ at: `v${version}` });
    },
    [push],
  );
  const sentenceOf = useCallback(
    ({ event, changes, described }: EventRow) => (
      <EventSentence {...{ event, changes, described, name, onPath, onEvent }} />
    ),
    [name, onPath, onEvent],
  );
  return (
    <TimelineList
      rows={rows}
      window={whole}
      order={place.order}
      version={here === null ? null : BigInt(here.event.version)}
      against={null}
      pinnedPath={place.path}
      total={null}
      hrefOf={(version) => streamPage(store, stream, writePlace({ ...place, at: `v${version}` }))}
      sentenceOf={sentenceOf}
      onSelect={onSelect}
      onPath={onPath}
      onCompare={(version) => {
        // What was recorded at two versions can be compared; what happened cannot, yet.
        push({ against: `v${version}`, tab: 'changes', clock: 'recorded' });
      }}
      onClock={(clock) => {
        push({ clock });
      }}
      onOrder={(order) => {
        push({ order });
      }}
      onToggle={() => undefined}
      end={endOf(place.order, list.data?.earlier ?? 0)}
    />
  );
}

function endOf(order: 'newest' | 'oldest', earlier: number): string {
  if (order === 'oldest') return 'The last that happened so far.';
  return earlier === 0 ? 'The stream begins here.' : 'What happened earlier is not listed.';
}
