'use client';

import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { instant } from '@/lib/events/ids.ts';
import { durationWords, secondsBetween } from '@/lib/time/gap.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import type { StreamRef } from './queries.ts';
import classes from './what-if.module.css';

interface IntervalRow {
  readonly from: string;
  readonly fromAt: string | null;
  readonly fromType: string;
  readonly to: string | null;
  readonly toAt: string | null;
  readonly toType: string | null;
}

interface WhenIntervalsProps {
  readonly streamRef: StreamRef;
  readonly intervals: readonly IntervalRow[];
}

/** One row a time at which it held: the event that began it and the one that ended it. */
export function WhenIntervals({ streamRef, intervals }: WhenIntervalsProps) {
  if (intervals.length === 0) return null;
  return (
    <div className={classes.scroll}>
      <table className={classes.events}>
        <thead>
          <tr>
            <th>Began with</th>
            <th>at</th>
            <th>Ended with</th>
            <th>at</th>
            <th>For</th>
          </tr>
        </thead>
        <tbody>
          {intervals.map((interval) => (
            <tr key={interval.from}>
              <td>
                <Moment streamRef={streamRef} version={interval.from} type={interval.fromType} />
              </td>
              <td>
                <Timestamp at={interval.fromAt} />
              </td>
              <td>
                {interval.to === null ? (
                  'still so'
                ) : (
                  <Moment
                    streamRef={streamRef}
                    version={interval.to}
                    type={interval.toType ?? ''}
                  />
                )}
              </td>
              <td>{interval.to === null ? null : <Timestamp at={interval.toAt} />}</td>
              <td>{lengthOf(interval)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function lengthOf({ fromAt, toAt }: IntervalRow): string {
  if (fromAt === null || toAt === null) return '';
  const seconds = secondsBetween(instant(fromAt), instant(toAt));
  return seconds === null ? '' : durationWords(seconds);
}

interface MomentProps {
  readonly streamRef: StreamRef;
  readonly version: string;
  readonly type: string;
}

function Moment({ streamRef, version, type }: MomentProps) {
  return (
    <Link href={streamPage(streamRef.store, streamRef.stream, { at: `v${version}` })}>
      v{version} <SafeText>{type}</SafeText>
    </Link>
  );
}
