import type { Instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { parsePeriod } from '@/lib/time/period.ts';
import { civilFromSeconds, printClock, printDate, type CivilTime } from '@/lib/time/time-point.ts';
import { clockInZone } from '@/lib/time/zone.ts';
import type { Alternative } from './syntax.ts';

/** Half open: `to` does not belong to it. */
export interface SpanOfTime {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The shortest value of `recorded:` that means exactly this time: whole months, days, minutes or
 * seconds, days as the clocks of the zone count them. Null where none does.
 */
export function writtenPeriod(span: SpanOfTime, zone: string): Alternative | null {
  for (const unit of ['month', 'day', 'minute', 'second'] as const) {
    const written = writtenIn(span, { unit, zone });
    if (written !== null) return written;
  }
  return null;
}

function writtenIn({ from, to }: SpanOfTime, writing: Writing): Alternative | null {
  const [first, last] = [unitAt(from, 0, writing), unitAt(to, -1, writing)];
  // Clocks are turned back and forth; only what is read back as the same time counts.
  if (first === null || parsePeriod(first, writing.zone)?.from !== from) return null;
  if (last === null || parsePeriod(last, writing.zone)?.to !== to) return null;
  const start = { kind: 'word', text: first } as const;
  if (first === last) return { kind: 'value', value: start };
  return { kind: 'range', from: start, to: { kind: 'word', text: last } };
}

interface Writing {
  readonly unit: 'month' | 'day' | 'minute' | 'second';
  readonly zone: string;
}

/** The month, day, minute or second in which the second `shift` seconds after the instant lies. */
function unitAt(at: Instant, shift: number, { unit, zone }: Writing): string | null {
  const point = pointOf(at);
  if (point?.kind !== 'finite') return null;
  const seconds = point.seconds + shift;
  if (unit === 'month' || unit === 'day') {
    const offset = clockInZone(seconds, zone)?.offset;
    if (offset === undefined) return null;
    const date = dateOf(civilFromSeconds(seconds + offset));
    return unit === 'month' ? date.slice(0, -3) : date;
  }
  const civil = civilFromSeconds(seconds);
  const clock = printClock(civil);
  return `${dateOf(civil)}T${unit === 'minute' ? clock.slice(0, -3) : clock}Z`;
}

/** Years before the first have no place in a shortened time; nothing is read back from this. */
const dateOf = (civil: CivilTime): string => {
  const { date, era } = printDate(civil);
  return date + era;
};
