import type { Instant } from '@/lib/events/ids.ts';
import { pointOf } from './compare-instants.ts';
import { civilFromSeconds, printClock, printDate, printPoint } from './time-point.ts';
import { clockInZone } from './zone.ts';

/** How many digits after the second to show; `all` shows what the store has. */
export type ClockDigits = 'seconds' | 'milliseconds' | 'all';

export interface ShownInstant {
  /** `2026-03-01`, with ` BC` where needed; the text itself where it is no finite time. */
  readonly date: string;
  /** `10:15:00.123`; empty where there is none. */
  readonly time: string;
  /** Name of the zone in force then, such as `GMT+1`; `UTC` where the zone's clock is unknown. */
  readonly zone: string;
  /** The exact moment for hover and copy. */
  readonly utc: string;
}

/** An instant as clocks in the zone show it. Never fails: what is no time is shown as its text. */
export function showInstant(
  instant: Instant,
  zone: string,
  digits: ClockDigits = 'seconds',
): ShownInstant {
  const point = pointOf(instant);
  if (point === null || point.kind !== 'finite') {
    return { date: instant, time: '', zone: '', utc: instant };
  }
  const clock = clockInZone(point.seconds, zone) ?? { offset: 0, name: 'UTC' };
  const civil = civilFromSeconds(point.seconds + clock.offset);
  const { date, era } = printDate(civil);
  return {
    date: date + era,
    time: printClock(civil) + shownFraction(point.fraction, digits),
    zone: clock.name,
    utc: printPoint(point),
  };
}

function shownFraction(fraction: string, digits: ClockDigits): string {
  if (digits === 'seconds') return '';
  if (digits === 'milliseconds') return `.${fraction.slice(0, 3).padEnd(3, '0')}`;
  return fraction === '' ? '' : `.${fraction}`;
}
