'use client';

import { useMemo } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { streamPage } from '@/lib/urls/pages.ts';
import { ClockSwitch } from './clock-switch.tsx';
import { happenedRows } from './happened-rows.ts';
import type { StreamRef } from './queries.ts';
import { writePlace } from './stream-place.ts';
import { TimelineList } from './timeline-list.tsx';
import { useTimelineLinks } from './use-timeline-links.tsx';
import type { HappenedScreen } from './use-happened-screen.ts';
import type { HappenedWindow } from './use-happened-window.ts';
import classes from './timeline.module.css';
import buttons from './buttons.module.css';

interface HappenedTimelineProps {
  readonly screen: HappenedScreen;
  readonly streamRef: StreamRef;
}

/** The events of a stream in the order in which they happened. */
export function HappenedTimeline({ screen, streamRef }: HappenedTimelineProps) {
  const { url, window } = screen;
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
        {window.isPending ? <Loading what="the order in which it happened" rows={8} /> : null}
        {window.known === undefined && window.error !== null ? (
          <Failed
            what="the order in which it happened"
            error={window.error}
            onRetry={window.retry}
          />
        ) : null}
        {window.known === undefined ? null : <Rows screen={screen} streamRef={streamRef} />}
      </div>
    </Panel>
  );
}

function Rows({ screen, streamRef }: HappenedTimelineProps) {
  const { url, items, window, here, name } = screen;
  const { place, push } = url;
  const { store, stream } = streamRef;
  const rows = useMemo(() => happenedRows(items, place.order), [items, place.order]);
  const { onSelect, onPath, sentenceOf } = useTimelineLinks(push, name);
  return (
    <TimelineList
      rows={rows}
      window={window.list}
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
      end={endOf(place.order, window)}
    />
  );
}

function endOf(order: 'newest' | 'oldest', { list, error }: HappenedWindow): string {
  if (error !== null) return `Further events could not be read: ${error.message}`;
  if (order === 'oldest')
    return list.newer.more ? 'Reading further events …' : 'The last that happened so far.';
  return list.older.more ? 'Reading further events …' : 'The stream begins here.';
}
