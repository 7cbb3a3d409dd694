'use client';

import { useRef } from 'react';
import { Link } from '@/components/ui/link.tsx';
import { useKeys } from '@/components/ui/use-keys.ts';
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
  const table = useRef<HTMLDivElement>(null);
  const move = (by: number): void => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>('tbody a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useKeys([
    {
      keys: 'j',
      label: 'To the next event that began or ended it',
      run: () => {
        move(1);
      },
    },
    {
      keys: 'k',
      label: 'To the event before',
      run: () => {
        move(-1);
      },
    },
  ]);
  if (intervals.length === 0) return null;
  return (
    <div className={classes.scroll} ref={table}>
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
