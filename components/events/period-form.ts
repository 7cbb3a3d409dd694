import { instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import { parsePeriod } from '@/lib/time/period.ts';

/** Texts of the filter; empty = open. */
export interface PeriodTexts {
  readonly from: string;
  readonly to: string;
}

export type ReadPeriod =
  | { readonly ok: true; readonly period: PeriodTexts }
  | { readonly ok: false; readonly field: 'from' | 'to'; readonly message: string };

/**
 * What a reader wrote, as exact times in UTC. A shortened end means the whole of it: until
 * `2026-03-31` includes that day. What has not been touched stays as it was.
 */
export function readPeriod(written: PeriodTexts, was: PeriodTexts, zone: string): ReadPeriod {
  const from = written.from.trim() === was.from ? was.from : startOf(written.from.trim(), zone);
  if (from === null) return refused('from', written.from);
  const to = written.to.trim() === was.to ? was.to : endOf(written.to.trim(), zone);
  if (to === null) return refused('to', written.to);
  return endsFirst(from, to)
    ? { ok: false, field: 'to', message: 'This ends before it begins.' }
    : { ok: true, period: { from, to } };
}

const refused = (field: 'from' | 'to', text: string): ReadPeriod => ({
  ok: false,
  field,
  message: `“${text.trim()}” is not a date or time.`,
});

function startOf(text: string, zone: string): string | null {
  if (text === '') return '';
  const parsed = parseInstant(text, zone);
  return parsed.ok ? parsed.instant : null;
}

function endOf(text: string, zone: string): string | null {
  if (text === '') return '';
  const period = parsePeriod(text, zone);
  return period === null ? startOf(text, zone) : period.to;
}

function endsFirst(from: string, to: string): boolean {
  const [first, last] = [parseInstant(from), parseInstant(to)];
  return first.ok && last.ok && compareInstants(last.instant, first.instant) <= 0;
}

export interface Preset {
  readonly label: string;
  readonly from: string;
}

const day = 86_400_000;
const spans = [
  ['last day', day],
  ['last 7 days', 7 * day],
  ['last 30 days', 30 * day],
  ['last year', 365 * day],
] as const;

/** Spans that end with the newest event of the log, whatever the clock says today. */
export const presetsBefore = (head: string | null): readonly Preset[] =>
  head === null
    ? []
    : spans.map(([label, length]) => ({ label, from: addMilliseconds(instant(head), -length) }));
