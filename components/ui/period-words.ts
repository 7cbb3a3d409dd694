import { instant } from '@/lib/events/ids.ts';
import { addMilliseconds, secondsBetween } from '@/lib/time/gap.ts';
import { shortInstant, type ShortInstant } from '@/lib/time/short-instant.ts';

const day = 86_400;

/**
 * A half open period as a reader says it: `3 – 9 Mar 2026` for whole days (the last day is the last
 * one inside), `3 Mar 2026 14:00 – 15:00` for parts of days. Unknown texts stay as they are.
 */
export function periodWords(from: string, to: string, zone: string): string {
  const start = shortInstant(instant(from), zone);
  const end = shortInstant(instant(to), zone);
  if (start === null || end === null) return `${from} – ${to}`;
  const seconds = secondsBetween(instant(from), instant(to)) ?? 0;
  if (isMidnight(start) && isMidnight(end) && seconds >= day - 3600) {
    const before = shortInstant(addMilliseconds(instant(to), -1), zone) ?? end;
    return before.day === start.day ? start.day : `${startDay(start, before)} – ${before.day}`;
  }
  const until = end.day === start.day ? clockOf(end) : `${end.day} ${clockOf(end)}`;
  return `${start.day} ${clockOf(start)} – ${until}`;
}

const startDay = (start: ShortInstant, end: ShortInstant): string =>
  start.year === end.year ? start.dayOfYear : start.day;

const isMidnight = ({ clock }: ShortInstant): boolean => clock === '00:00:00';

const clockOf = ({ clock }: ShortInstant): string =>
  clock.endsWith(':00') ? clock.slice(0, -3) : clock;
