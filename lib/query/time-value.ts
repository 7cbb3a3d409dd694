import { instant as instantOf, type Instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import { parsePeriod } from '@/lib/time/period.ts';
import { finite, printPoint, secondsPerDay } from '@/lib/time/time-point.ts';
import { clockInZone, secondsFromZone } from '@/lib/time/zone.ts';
import { parseDuration, secondsIn } from './duration.ts';
import type { Duration, Value } from './syntax.ts';

/** What relative times are counted from and how times without a zone are read. */
export interface Clock {
  readonly now: Instant;
  readonly zone: string;
}

/** For checking whether a text is a time at all. */
export const anyClock: Clock = { now: instantOf('1970-01-01T00:00:00Z'), zone: 'UTC' };

/** A shortened time is the whole period, `to` not in it; a point is one instant. */
export type TimeValue =
  | { readonly kind: 'period'; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'point'; readonly at: Instant };

export type ReadTime =
  | { readonly ok: true; readonly time: TimeValue; readonly relative: boolean }
  | { readonly ok: false; readonly message: string };

/** Reads `2026-03`, `2026-03-01T10:15Z`, `now`, `today`, `-7d`. */
export function timeOf({ text }: Value, clock: Clock): ReadTime {
  const word = text.toLowerCase();
  if (word === 'now') return relative({ kind: 'point', at: clock.now });
  if (word === 'today') return relative(today(clock));
  const duration = text.startsWith('-') ? parseDuration(text.slice(1)) : null;
  if (duration !== null) return relative({ kind: 'point', at: ago(duration, clock) });
  const period = parsePeriod(text, clock.zone);
  if (period !== null && period.from !== null && period.to !== null) {
    return absolute({ kind: 'period', from: period.from, to: period.to });
  }
  const instant = parseInstant(text, clock.zone);
  if (instant.ok) return absolute({ kind: 'point', at: instant.instant });
  const message = `"${text}" is no time. Write 2026, 2026-03, 2026-03-01, 2026-03-01T10:15Z, now, today or -7d.`;
  return { ok: false, message };
}

const relative = (time: TimeValue): ReadTime => ({ ok: true, time, relative: true });
const absolute = (time: TimeValue): ReadTime => ({ ok: true, time, relative: false });

const secondsNow = ({ now }: Clock): number => {
  const point = pointOf(now);
  return point?.kind === 'finite' ? point.seconds : 0;
};

/** So long before now; days are 24 hours. */
export function ago(duration: Duration, clock: Clock): Instant {
  const point = pointOf(clock.now);
  const fraction = point?.kind === 'finite' ? point.fraction : '';
  return printPoint(finite(secondsNow(clock) - secondsIn(duration), fraction));
}

function today(clock: Clock): TimeValue {
  const now = secondsNow(clock);
  const local = now + (clockInZone(now, clock.zone)?.offset ?? 0);
  const midnight = Math.floor(local / secondsPerDay) * secondsPerDay;
  const at = (seconds: number): Instant =>
    printPoint(finite(secondsFromZone(seconds, clock.zone) ?? seconds, ''));
  return { kind: 'period', from: at(midnight), to: at(midnight + secondsPerDay) };
}

/** First instant of it. */
export const startOf = (time: TimeValue): Instant => (time.kind === 'point' ? time.at : time.from);
