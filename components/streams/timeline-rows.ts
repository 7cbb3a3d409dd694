import type { ChangeView, Description, EventView } from '@/lib/api/views.ts';
import { instant } from '@/lib/events/ids.ts';
import { gapWords, secondsBetween } from '@/lib/time/gap.ts';
import { marksIn, type EventMark } from './event-marks.ts';
import { noiseRuns, type NoiseRun } from './noise.ts';

export type TimelineRow = EventRow | GapRow | NoiseRow;

export interface EventRow {
  readonly kind: 'event';
  readonly key: string;
  readonly event: EventView;
  readonly marks: readonly EventMark[];
  /** When it happened, where rows are told by that; absent: they are told by the recorded time. */
  readonly happenedAt?: string | null;
  /** Null while they are not known. */
  readonly changes: readonly ChangeView[] | null;
  /** The sentence that was written for it; null: there is none, or it is not known yet. */
  readonly described: Description;
}

/** What lies between two neighbouring events of the list: a long silence or missing versions. */
export interface GapRow {
  readonly kind: 'gap';
  readonly key: string;
  /** `41 days later`; null when the silence is not worth telling. */
  readonly silence: string | null;
  /** `version 4 is missing`; null when none is. */
  readonly missing: string | null;
}

export interface NoiseRow {
  readonly kind: 'noise';
  readonly key: string;
  readonly run: NoiseRun;
  readonly open: boolean;
  readonly silence: string | null;
}

export interface TimelineInput {
  /** Neighbours in version order, oldest first. */
  readonly events: readonly EventView[];
  readonly changes: ReadonlyMap<string, readonly ChangeView[]>;
  readonly described: ReadonlyMap<string, Description>;
  /** By version: what it overtook, where it corrects what was known. */
  readonly overtook: ReadonlyMap<string, string>;
  readonly order: 'newest' | 'oldest';
  /** False: every event has its row. */
  readonly foldNoise: boolean;
  /** Keys of runs the reader opened. */
  readonly opened: ReadonlySet<string>;
  /** Versions that always keep their row: the selected one and the one compared with. */
  readonly kept: ReadonlySet<string>;
}

/** Twenty hours: a night is no silence, a day without events is one. */
const silenceFrom = 20 * 3600;

/** One row for each thing to tell, in the order of the screen. */
export function timelineRows(input: TimelineInput): readonly TimelineRow[] {
  const runs = input.foldNoise ? noiseRuns(input) : new Map<number, NoiseRun>();
  const rows: TimelineRow[] = [];
  let index = 0;
  while (index < input.events.length) {
    const run = runs.get(index);
    if (run === undefined) index = pushEvent(rows, input, index);
    else index = pushRun(rows, input, run);
  }
  return input.order === 'oldest' ? rows : rows.reverse();
}

function pushEvent(rows: TimelineRow[], input: TimelineInput, index: number): number {
  const event = input.events[index];
  if (event === undefined) return index + 1;
  const before = input.events[index - 1] ?? null;
  const gap = before === null ? null : gapBetween(before, event);
  if (gap !== null) rows.push(gap);
  rows.push(eventRow(input, event, before));
  return index + 1;
}

function eventRow(input: TimelineInput, event: EventView, before: EventView | null): EventRow {
  return {
    kind: 'event',
    key: `e${event.version}/${event.id}`,
    event,
    marks: marksIn(input.overtook, event, before),
    changes: input.changes.get(event.version) ?? null,
    described: input.described.get(event.version) ?? null,
  };
}

function pushRun(rows: TimelineRow[], input: TimelineInput, run: NoiseRun): number {
  const key = `n${run.first}`;
  const open = input.opened.has(key);
  const before = input.events[run.start - 1];
  const first = input.events[run.start];
  const silence = before === undefined || first === undefined ? null : silenceWords(before, first);
  rows.push({ kind: 'noise', key, run, open, silence });
  if (open) {
    for (let index = run.start; index < run.end; index += 1) {
      const event = input.events[index];
      if (event !== undefined) rows.push(eventRow(input, event, input.events[index - 1] ?? null));
    }
  }
  return run.end;
}

function gapBetween(before: EventView, event: EventView): GapRow | null {
  const silence = silenceWords(before, event);
  const missing = missingWords(before.version, event.version);
  if (silence === null && missing === null) return null;
  return { kind: 'gap', key: `g${before.version}-${event.version}`, silence, missing };
}

function silenceWords(before: EventView, event: EventView): string | null {
  if (before.recordedAt === null || event.recordedAt === null) return null;
  const [from, to] = [instant(before.recordedAt), instant(event.recordedAt)];
  const seconds = secondsBetween(from, to);
  return seconds !== null && seconds >= silenceFrom ? gapWords(from, to) : null;
}

/** `version 4 is missing`, `versions 4 to 9 are missing`; null when the two are neighbours. */
export function missingWords(before: string, after: string): string | null {
  const [first, last] = [BigInt(before) + 1n, BigInt(after) - 1n];
  if (last < first) return null;
  if (first === last) return `version ${String(first)} is missing`;
  return `versions ${String(first)} to ${String(last)} are missing`;
}

/** Events that fold away when noise is folded. */
export function noiseCount(input: TimelineInput): number {
  let count = 0;
  for (const run of noiseRuns(input).values()) count += run.end - run.start;
  return count;
}
