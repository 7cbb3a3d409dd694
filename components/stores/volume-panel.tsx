'use client';

import dynamic from 'next/dynamic';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useMemo, useState } from 'react';
import { Answered } from '@/components/ui/answered.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Partial } from '@/components/ui/read-states.tsx';
import { countOf, showCount } from '@/components/ui/show-count.ts';
import { layerPaints } from '@/components/ui/layer-paint.ts';
import { periodWords } from '@/components/ui/period-words.ts';
import { selectBars, type TimeBars, type TimeSelection } from '@/components/ui/time-bars.ts';
import { TimeBarsLegend } from '@/components/ui/time-bars-legend.tsx';
import { TimeBarsTable } from '@/components/ui/time-bars-table.tsx';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import type { VolumeView } from '@/lib/api/stores.ts';
import { storePage, type PeriodView } from '@/lib/urls/pages.ts';
import { volumeQuery } from './overview-queries.ts';
import { recordedSearch } from './recorded-search.ts';
import { volumeBars } from './volume-bars.ts';
import { VolumePicked } from './volume-picked.tsx';
import classes from './volume.module.css';

interface Props {
  readonly store: string;
  readonly period: PeriodView;
}

/** Events over time with what can be picked from it, and the same numbers as a table. */
export function VolumePanel({ store, period }: Props) {
  const query = useQuery(volumeQuery(store, period));
  const [asTable, setAsTable] = useState(false);
  const narrowed = (period.from ?? null) !== null || (period.to ?? null) !== null;
  return (
    <Panel
      flush
      title="Events over time"
      aside={
        <span className={classes.tools}>
          {narrowed && (
            <Link className={classes.action} href={storePage(store)} prefetch={false}>
              Whole time
            </Link>
          )}
          <button
            type="button"
            className={classes.action}
            aria-pressed={asTable}
            onClick={() => {
              setAsTable(!asTable);
            }}
          >
            {asTable ? 'As a chart' : 'As a table'}
          </button>
        </span>
      }
    >
      <Answered what="events over time" query={query} rows={7}>
        {(volume) => (
          <Volume
            key={`${period.from ?? ''} ${period.to ?? ''}`}
            store={store}
            volume={volume}
            asTable={asTable}
          />
        )}
      </Answered>
    </Panel>
  );
}

interface VolumeProps {
  readonly store: string;
  readonly volume: VolumeView;
  readonly asTable: boolean;
}

function Volume({ store, volume, asTable }: VolumeProps) {
  const zone = useReaderZone();
  const shaped = useMemo(() => (volume === null ? null : volumeBars(volume)), [volume]);
  if (volume === null || shaped === null || shaped.events === 0) {
    return (
      <Empty title="No events in this time">
        Nothing was recorded here. Look at the whole time of the store.
      </Empty>
    );
  }
  return (
    <>
      {asTable ? (
        <TimeBarsTable
          shaped={shaped}
          hrefOf={({ start, end }) => recordedSearch(store, { from: start, to: end }, zone)}
        />
      ) : (
        <PickableChart store={store} shaped={shaped} />
      )}
      {volume.sampled && (
        <Partial>
          Estimated from {countOf(volume.examined, 'event')}: the store is too large to count each
          one for this chart.
        </Partial>
      )}
    </>
  );
}

/** The charts are large: the page does not wait for them, and keeps their place. */
const TimeBarsChart = dynamic(
  () => import('@/components/ui/time-bars-chart.tsx').then((module) => module.TimeBarsChart),
  { ssr: false, loading: () => <div className={classes.coming} aria-busy="true" /> },
);

function PickableChart({ store, shaped }: { readonly store: string; readonly shaped: TimeBars }) {
  const [selection, setSelection] = useState<TimeSelection | null>(null);
  const zone = useReaderZone();
  const paints = useMemo(() => layerPaints(shaped.layers), [shaped]);
  const [first, last] = [shaped.bars[0], shaped.bars.at(-1)];
  return (
    <>
      <TimeBarsChart
        shaped={shaped}
        by="category"
        selection={selection}
        onSelect={(a, b) => {
          setSelection(selectBars(shaped.bars, a, b));
        }}
        onClear={() => {
          setSelection(null);
        }}
      />
      {selection === null ? (
        <div className={classes.picked}>
          <TimeBarsLegend layers={shaped.layers} paints={paints} />
          <span className={classes.advice}>
            {first !== undefined && last !== undefined && (
              <>
                {showCount(shaped.events)} events, {periodWords(first.start, last.end, zone)} ·{' '}
              </>
            )}
            click or drag to pick a time
          </span>
        </div>
      ) : (
        <VolumePicked
          store={store}
          selection={selection}
          onClear={() => {
            setSelection(null);
          }}
        />
      )}
    </>
  );
}
