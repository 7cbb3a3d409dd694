'use client';

import dynamic from 'next/dynamic';
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Partial } from '@/components/ui/read-states.tsx';
import type { IntervalView } from '@/lib/api/streams.ts';
import type { FidelityView } from '@/lib/api/views.ts';
import { fidelityWords } from '@/lib/fold/fidelity-words.ts';
import { fieldRows, historyWords, rowAt, type FieldRow } from './field-rows.ts';
import { canShowTime, fieldSpans, shapeOf, type FieldAxis, type StreamEnd } from './field-spans.ts';
import { IntervalList } from './interval-list.tsx';
import { LanesChart } from './lanes-chart.tsx';
import classes from './field.module.css';

interface Props {
  readonly store: string;
  readonly stream: string;
  /** As in the address: links lead to the stream under the same one. */
  readonly reducer: string | null;
  readonly path: string;
  readonly intervals: readonly IntervalView[];
  readonly fidelity: FidelityView;
  readonly end: StreamEnd;
  /** The interval that holds it is marked. */
  readonly version: bigint | null;
  readonly onVersion: (version: string) => void;
}

/** All values one field ever had, as a picture and as a list. */
export function FieldHistory(props: Props) {
  const { store, stream, reducer, path, intervals, fidelity, version, onVersion } = props;
  const rows = useMemo(() => fieldRows(intervals), [intervals]);
  const chosen = version === null ? null : rowAt(rows, version);
  const choose = (row: FieldRow): void => {
    onVersion(row.from);
  };
  if (rows.every(({ value }) => value === null)) {
    return (
      <div className={classes.panel}>
        <Empty title="This field never had a value">
          No event of the stream set it. Choose one of the fields the state has.
        </Empty>
      </div>
    );
  }
  return (
    <>
      <p className={classes.trust}>
        Values of the folded state: <ExplainedTags words={fidelityWords(fidelity)} />
      </p>
      <Picture rows={rows} end={props.end} path={path} chosen={chosen} onChoose={choose} />
      <div className={classes.panel}>
        {fidelity.incompleteFrom !== null && (
          <Partial>
            From version {fidelity.incompleteFrom.version} on the state is incomplete:{' '}
            {fidelity.incompleteFrom.reason}. Later values may be missing.
          </Partial>
        )}
        <IntervalList
          store={store}
          stream={stream}
          reducer={reducer}
          path={path}
          rows={rows}
          chosen={chosen}
          onChoose={choose}
        />
      </div>
    </>
  );
}

/** The page does not wait for the library of charts, and keeps the place of this one. */
const StepChart = dynamic(() => import('./step-chart.tsx').then((module) => module.StepChart), {
  ssr: false,
  loading: () => <div className={classes.coming} aria-busy="true" />,
});

interface PictureProps {
  readonly rows: readonly FieldRow[];
  readonly end: StreamEnd;
  readonly path: string;
  readonly chosen: FieldRow | null;
  readonly onChoose: (row: FieldRow) => void;
}

function Picture({ rows, end, path, chosen, onChoose }: PictureProps) {
  const timed = useMemo(() => canShowTime(rows), [rows]);
  const [wanted, setWanted] = useState<FieldAxis>('time');
  const axis = timed ? wanted : 'version';
  const shape = useMemo(() => shapeOf(rows), [rows]);
  const spans = useMemo(() => fieldSpans(rows, axis, end), [rows, axis, end]);
  const Chart = { steps: StepChart, lanes: LanesChart, list: null }[shape];
  if (Chart === null) return null;
  return (
    <Panel
      flush
      title={historyWords(rows)}
      aside={
        timed ? (
          <SegmentedControl
            size="xs"
            aria-label="Axis"
            value={axis}
            data={[
              { value: 'time', label: 'over time' },
              { value: 'version', label: 'by version' },
            ]}
            onChange={(value) => {
              setWanted(value === 'version' ? 'version' : 'time');
            }}
          />
        ) : (
          <span className={classes.quiet}>by version: times are missing or run backwards</span>
        )
      }
    >
      <Chart
        spans={spans}
        axis={axis}
        label={`Values of ${path}. ${historyWords(rows)} The list below has each of them.`}
        chosen={chosen}
        onChoose={onChoose}
      />
    </Panel>
  );
}
