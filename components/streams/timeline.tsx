'use client';

import { useMemo, useState } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { TimelineList } from './timeline-list.tsx';
import { noiseCount, timelineRows, type TimelineRow } from './timeline-rows.ts';
import { TimelineStatus } from './timeline-status.tsx';
import { TimelineToolbar } from './timeline-toolbar.tsx';
import { useFoldNoise } from './use-fold-noise.ts';
import type { TimelineProps } from './timeline-props.ts';
import classes from './timeline.module.css';

/** The events of a stream around a moment, one row each. */
export function Timeline(props: TimelineProps) {
  const { window, order, version, against } = props;
  const [foldNoise, setFoldNoise] = useFoldNoise();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const kept = useMemo(
    () => new Set([version, against].flatMap((each) => (each === null ? [] : [String(each)]))),
    [version, against],
  );
  const { events, changes, described, overtook } = window;
  const input = useMemo(
    () => ({
      ...{ events, changes, described, overtook },
      order,
      foldNoise,
      opened,
      kept,
    }),
    [events, changes, described, overtook, order, foldNoise, opened, kept],
  );
  const rows: readonly TimelineRow[] = useMemo(() => timelineRows(input), [input]);
  const noise = useMemo(() => noiseCount(input), [input]);
  return (
    <Panel label="Timeline" flush>
      <div className={classes.column}>
        <TimelineToolbar
          {...props}
          noise={noise}
          foldNoise={foldNoise}
          onFoldNoise={setFoldNoise}
        />
        {window.events.length === 0 ? (
          <TimelineStatus window={window} />
        ) : (
          <TimelineList
            {...props}
            rows={rows}
            onToggle={(key) => {
              setOpened((now) => toggled(now, key));
            }}
          />
        )}
      </div>
    </Panel>
  );
}

function toggled(now: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(now);
  if (!next.delete(key)) next.add(key);
  return next;
}
