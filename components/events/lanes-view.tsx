'use client';

import { Link } from '@/components/ui/link.tsx';
import { useMemo } from 'react';
import { categoryColour } from '@/components/ui/category-colour.ts';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import type { PlacedEvent } from '@/lib/api/events.ts';
import { instant } from '@/lib/events/ids.ts';
import { showInstant } from '@/lib/time/show-instant.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import type { CausalRow } from '@/lib/causes/causal-tree.ts';
import { laneAxis } from './lane-axis.ts';
import { swimlanes, type LaneLink, type LanePoint, type LaneScale } from './swimlanes.ts';
import classes from './lanes.module.css';

interface LanesViewProps {
  readonly rows: readonly CausalRow[];
  readonly scale: LaneScale;
  readonly here: string | null;
  readonly onChoose: (placed: PlacedEvent) => void;
}

const laneHeight = 34;

/** One lane per stream from top to bottom, time from left to right, lines from cause to effect. */
export function LanesView({ rows, scale, here, onChoose }: LanesViewProps) {
  const zone = useReaderZone();
  const { lanes, points, links } = useMemo(() => swimlanes(rows, scale), [rows, scale]);
  const ticks = useMemo(() => laneAxis(points, scale, zone), [points, scale, zone]);
  return (
    <div className={classes.view}>
      <ul className={classes.names} aria-label="Lanes">
        {lanes.map(({ store, streamId, category }) => (
          <li key={`${store}\n${streamId}`} style={{ height: laneHeight }}>
            <Link
              href={streamPage(store, streamId)}
              prefetch={false}
              title={`${store} · ${streamId}`}
            >
              <CategoryDot category={category} /> <SafeText>{shorten(streamId, 22)}</SafeText>
            </Link>
            <span className={classes.store}>{store}</span>
          </li>
        ))}
      </ul>
      <div className={classes.plot} style={{ height: lanes.length * laneHeight + 24 }}>
        <div className={classes.inner}>
          {lanes.map((lane, index) => (
            <span
              key={`${lane.store}\n${lane.streamId}`}
              className={classes.lane}
              style={{ top: middleOf(index) }}
            />
          ))}
          <svg className={classes.links} aria-hidden="true">
            {links.map((link) => (
              <Cause key={keyOf(link.to)} link={link} />
            ))}
          </svg>
          {points.map((point) => (
            <Point
              key={keyOf(point)}
              point={point}
              zone={zone}
              here={point.placed.event.id === here}
              onChoose={onChoose}
            />
          ))}
          {ticks.map(({ x, label }) => (
            <span
              key={x}
              className={classes.tick}
              data-edge={edgeOf(x)}
              style={{ left: percent(x) }}
            >
              {label}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

const middleOf = (lane: number): number => lane * laneHeight + laneHeight / 2;
const percent = (x: number): string => `${(x * 100).toFixed(3)}%`;
const keyOf = ({ placed }: LanePoint): string => `${placed.store} ${placed.event.id}`;
const edgeOf = (x: number): 'start' | 'end' | undefined =>
  x < 0.05 ? 'start' : x > 0.95 ? 'end' : undefined;

function Cause({ link: { from, to } }: { readonly link: LaneLink }) {
  return (
    <line x1={percent(from.x)} y1={middleOf(from.lane)} x2={percent(to.x)} y2={middleOf(to.lane)} />
  );
}

interface PointProps {
  readonly point: LanePoint;
  readonly zone: string;
  readonly here: boolean;
  readonly onChoose: (placed: PlacedEvent) => void;
}

function Point({ point: { placed, lane, x }, zone, here, onChoose }: PointProps) {
  const { event } = placed;
  const words = `${event.type}, ${event.streamId} v${event.version}${timeWords(event.recordedAt, zone)}`;
  return (
    <button
      type="button"
      className={classes.point}
      data-here={here || undefined}
      aria-pressed={here}
      aria-label={words}
      title={words}
      style={{
        left: percent(x),
        top: middleOf(lane),
        backgroundColor: categoryColour(event.category),
      }}
      onClick={() => {
        onChoose(placed);
      }}
    />
  );
}

function timeWords(at: string | null, zone: string): string {
  if (at === null) return '';
  const shown = showInstant(instant(at), zone, 'milliseconds');
  return `, ${shown.date} ${shown.time}`;
}
