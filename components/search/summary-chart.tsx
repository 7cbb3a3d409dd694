'use client';

import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import { layerPaints } from '@/components/ui/layer-paint.ts';
import { periodWords } from '@/components/ui/period-words.ts';
import { countOf } from '@/components/ui/show-count.ts';
import { selectBars, type TimeSelection } from '@/components/ui/time-bars.ts';
import { TimeBarsLegend } from '@/components/ui/time-bars-legend.tsx';
import { TimeBarsTable } from '@/components/ui/time-bars-table.tsx';
import type { Query } from '@/lib/query/syntax.ts';
import { withinTime } from './narrowed.ts';
import { sameTime, summaryBars } from './summary-bars.ts';
import type { AnswerFigures } from './summary-run.ts';
import type { SearchPlace } from './use-search-place.ts';
import own from './summary.module.css';

interface Props {
  readonly place: SearchPlace;
  readonly query: Query;
  readonly histogram: NonNullable<AnswerFigures['histogram']>;
  readonly asTable: boolean;
  readonly estimated: boolean;
  /** Events in no bar. */
  readonly untimed: number;
}

const height = 96;

/** The charts are large: the page does not wait for them, and keeps their place. */
const TimeBarsChart = dynamic(
  () => import('@/components/ui/time-bars-chart.tsx').then((module) => module.TimeBarsChart),
  { ssr: false, loading: () => <div className={own.coming} aria-busy="true" /> },
);

/** The answer over recorded time. A time that is picked becomes a part of the query. */
export function SummaryChart(props: Props) {
  const { place, query, histogram, asTable } = props;
  const shaped = useMemo(() => summaryBars(histogram), [histogram]);
  const [picked, setPicked] = useState<TimeSelection | null>(null);
  // Letting go can come before the last move was drawn.
  const last = useRef<TimeSelection | null>(null);
  const pick = (time: TimeSelection | null): void => {
    last.current = time;
    setPicked(time);
  };
  const selection = picked === null ? null : sameTime(shaped.bars, picked);
  if (asTable) {
    return (
      <TimeBarsTable
        shaped={shaped}
        hrefOf={({ start, end }) => {
          return place.to(withinTime(query, { from: start, to: end }, place.zone));
        }}
      />
    );
  }
  return (
    <>
      <TimeBarsChart
        shaped={shaped}
        by={histogram.by}
        height={height}
        selection={selection}
        onSelect={(a, b) => {
          pick(selectBars(shaped.bars, a, b));
        }}
        onPick={() => {
          if (last.current !== null) place.ask(withinTime(query, last.current, place.zone));
        }}
        onClear={() => {
          pick(null);
        }}
      />
      <Below {...props} shaped={shaped} selection={selection} />
    </>
  );
}

interface BelowProps extends Props {
  readonly shaped: ReturnType<typeof summaryBars>;
  readonly selection: TimeSelection | null;
}

function Below({ place, estimated, untimed, shaped, selection }: BelowProps) {
  const paints = useMemo(() => layerPaints(shaped.layers), [shaped]);
  const notes = [
    estimated ? 'estimated' : null,
    untimed === 0 ? null : `${countOf(untimed, 'event')} without a time in no bar`,
    'click or drag to pick a time',
  ];
  return (
    <div className={own.below}>
      <TimeBarsLegend layers={shaped.layers} paints={paints} />
      <span className={own.advice} role="status" aria-label="Picked time">
        {selection === null
          ? notes.filter((note) => note !== null).join(' · ')
          : `${periodWords(selection.from, selection.to, place.zone)} · ${countOf(selection.events, 'event')} · let go or press Enter to search it`}
      </span>
    </div>
  );
}
