'use client';

import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import type { RailView } from '@/lib/api/rail-view.ts';
import type { StateView } from '@/lib/api/streams.ts';
import { AxisRail } from './axis-rail.tsx';
import { AxisTicks } from './axis-ticks.tsx';
import {
  commonSpan,
  millisecondsOf,
  nextStop,
  timeOfMoment,
  type AxisSpan,
} from './common-axis.ts';
import { playheadWords } from './playhead-words.ts';
import { railQuery } from './queries.ts';
import classes from './axis.module.css';

/** A moment of each stream; null: the newest state. */
export type Moments = readonly [before: string | null, after: string | null];

interface Props {
  readonly store: string;
  readonly streams: readonly [before: string, after: string];
  readonly moments: Moments;
  /** The states at these moments, where they are known. */
  readonly states: readonly [StateView, StateView] | null;
  /** Field whose changes are marked in both; null: none. */
  readonly path: string | null;
  readonly onMoments: (moments: Moments) => void;
}

/** Two streams on one axis of times, each with a playhead: moved together, or each on its own. */
export function CompareRails(props: Props) {
  const { store, streams, path } = props;
  const before = useQuery(railQuery({ store, stream: streams[0] }, path));
  const after = useQuery(railQuery({ store, stream: streams[1] }, path));
  const failed = before.error ?? after.error;
  if (failed !== null) return <Failed what="the events over time" error={failed} />;
  if (before.data === undefined || after.data === undefined) {
    return <Loading what="the events over time" rows={3} />;
  }
  return <Rails {...props} rails={[before.data, after.data]} />;
}

interface RailsProps extends Props {
  readonly rails: readonly [RailView, RailView];
}

function Rails({ rails, path, ...props }: RailsProps) {
  const [first, second] = rails;
  const span = useMemo(() => commonSpan([first, second]), [first, second]);
  const [apart, setApart] = useState(props.moments[0] !== props.moments[1]);
  if (span === null) {
    return (
      <p className={classes.note}>The events of these streams have no times to lay side by side.</p>
    );
  }
  return (
    <Panel
      label="Both streams over time"
      title="One time axis"
      aside={
        <Checkbox
          size="xs"
          label="Move both together"
          checked={!apart}
          onChange={(event) => {
            setApart(!event.currentTarget.checked);
          }}
        />
      }
    >
      <Playheads {...props} rails={rails} span={span} apart={apart} />
      <Partly rails={rails} streams={props.streams} />
      {path === null ? null : (
        <p className={classes.note}>Marked: where {path} changes, in either stream.</p>
      )}
    </Panel>
  );
}

interface Dragged {
  readonly from: Moments;
  readonly to: Moments;
}

interface PlayheadsProps extends Omit<RailsProps, 'path'> {
  readonly span: AxisSpan;
  readonly apart: boolean;
}

function Playheads({ streams, rails, span, apart, moments, states, onMoments }: PlayheadsProps) {
  const zone = useReaderZone();
  // What is dragged to stands until the address says so too.
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const isDragged = dragged !== null && dragged.from.every((at, side) => at === moments[side]);
  const shown = isDragged ? dragged.to : moments;
  const moved = (side: 0 | 1, at: string | null): Moments => {
    if (!apart) return [at, at];
    return side === 0 ? [at, shown[1]] : [shown[0], at];
  };
  return (
    <div className={classes.rails}>
      {([0, 1] as const).map((side) => {
        const state = isDragged ? null : (states?.[side] ?? null);
        const time = timeOf(shown[side], state);
        const words = playheadWords({ at: shown[side], time, state }, zone);
        return (
          <AxisRail
            key={side}
            span={span}
            stream={streams[side]}
            rail={rails[side]}
            time={time}
            flag={words.flag}
            spoken={`${streams[side]}: ${words.spoken}`}
            onStep={(direction) => nextStop(apart ? [rails[side]] : rails, time, direction)}
            onTravel={(at, phase) => {
              const next = moved(side, at);
              setDragged({ from: moments, to: next });
              if (phase === 'done') onMoments(next);
            }}
          />
        );
      })}
      <AxisTicks span={span} zone={zone} />
    </div>
  );
}

/** Where a playhead stands: at the time that was asked for, else at that of the version. */
const timeOf = (at: string | null, state: StateView | null): number | null =>
  at === null ? null : (timeOfMoment(at) ?? millisecondsOf(state?.moment.recordedAt ?? null));

function Partly({ rails, streams }: Pick<RailsProps, 'rails' | 'streams'>) {
  const behind = rails.flatMap((rail, side) =>
    rail.done ? [] : [`${streams[side] ?? ''} up to v${rail.folded ?? '0'}`],
  );
  if (behind.length === 0) return null;
  return (
    <p className={classes.note} role="status">
      Still being folded: {behind.join(', ')}. What comes after is not drawn yet.
    </p>
  );
}
