'use client';

import { useMemo, type MouseEvent } from 'react';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { domainOf, fieldTicks, spanAt } from './field-axis.ts';
import type { FieldRow } from './field-rows.ts';
import { FieldValue } from './field-value.tsx';
import type { FieldAxis, FieldSpan } from './field-spans.ts';
import { valueLanes } from './value-lanes.ts';
import classes from './field.module.css';

interface Props {
  readonly spans: readonly FieldSpan[];
  readonly axis: FieldAxis;
  readonly label: string;
  readonly chosen: FieldRow | null;
  readonly onChoose: (row: FieldRow) => void;
}

/** A lane per value, filled while the field had it; a click picks the interval below the pointer. */
export function LanesChart({ spans, axis, label, chosen, onChoose }: Props) {
  const zone = useReaderZone();
  const lanes = useMemo(() => valueLanes(spans), [spans]);
  const ticks = useMemo(() => fieldTicks(spans, { axis, zone, most: 7 }), [spans, axis, zone]);
  const [from, to] = domainOf(spans);
  const partOf = (at: number): string => `${((at - from) / (to - from)) * 100}%`;
  const marked = spans.find(({ row }) => row.key === chosen?.key);
  const choose = (event: MouseEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const span = spanAt(spans, (event.clientX - box.left) / box.width);
    if (span !== null) onChoose(span.row);
  };
  return (
    <div className={classes.lanes} role="group" aria-label={label}>
      {lanes.map((lane) => (
        <div key={lane.key} className={classes.lane}>
          <span className={classes.laneLabel}>
            <FieldValue state={lane.state} value={lane.value} />
          </span>
          <div className={classes.track} onClick={choose}>
            <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
              {lane.stretches.map((stretch) => (
                <rect
                  key={stretch.key}
                  data-state={lane.state}
                  x={stretch.start}
                  width={stretch.width}
                  y="0"
                  height="1"
                />
              ))}
            </svg>
            {marked !== undefined && (
              <span className={classes.mark} style={{ left: partOf(marked.start) }} />
            )}
          </div>
        </div>
      ))}
      <div className={classes.lane} aria-hidden="true">
        <span />
        <div className={classes.ticks}>
          {ticks.map((tick) => (
            <span key={tick.at} style={{ left: partOf(tick.at) }}>
              {tick.label}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
