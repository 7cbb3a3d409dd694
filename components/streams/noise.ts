import type { ChangeView, EventView } from '@/lib/api/views.ts';
import { marksIn, type EventMark } from './event-marks.ts';

/** Neighbouring events of one type that tell nothing but that the thing happened again. */
export interface NoiseRun {
  readonly type: string;
  /** Indexes into the events: from `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
  /** First and last version. */
  readonly first: string;
  readonly last: string;
}

interface NoiseInput {
  readonly events: readonly EventView[];
  readonly changes: ReadonlyMap<string, readonly ChangeView[]>;
  readonly overtook: ReadonlyMap<string, string>;
  readonly kept: ReadonlySet<string>;
}

/** Shorter runs are shown event by event. */
const shortest = 3;

/**
 * Runs that may fold, by the index they start at: at least three neighbours of one type that
 * change nothing, or only what no other type here changes (the time of the last login), provided
 * other types are here at all. An event that bears a mark – a fault, a late record, a clock that ran
 * backwards – or whose changes are unknown never folds.
 */
export function noiseRuns(input: NoiseInput): ReadonlyMap<number, NoiseRun> {
  const runs = new Map<number, NoiseRun>();
  const shared = sharedPaths(input);
  const quiet = input.events.map(
    (event, index) =>
      !marksIn(input.overtook, event, input.events[index - 1] ?? null).some(isRemarkable) &&
      isQuiet(input, event, shared),
  );
  let start = 0;
  while (start < input.events.length) {
    const end = endOfRun(input.events, quiet, start);
    const run = runOf(input.events, start, end);
    if (run !== null) runs.set(start, run);
    start = Math.max(end, start + 1);
  }
  return runs;
}

function endOfRun(events: readonly EventView[], quiet: readonly boolean[], start: number): number {
  let end = start;
  while (quiet[end] === true && followsOn(events, start, end)) end += 1;
  return end;
}

function followsOn(events: readonly EventView[], start: number, at: number): boolean {
  if (at === start) return true;
  const [before, event] = [events[at - 1], events[at]];
  if (before === undefined || event === undefined || before.type !== event.type) return false;
  return BigInt(before.version) + 1n === BigInt(event.version);
}

function runOf(events: readonly EventView[], start: number, end: number): NoiseRun | null {
  const [first, last] = [events[start], events[end - 1]];
  if (end - start < shortest || first === undefined || last === undefined) return null;
  return { type: first.type, start, end, first: first.version, last: last.version };
}

/** A time without a zone is one in every event of its store: it makes none of them remarkable. */
const isRemarkable = ({ kind }: EventMark): boolean => kind !== 'zone';

function isQuiet(
  input: NoiseInput,
  event: EventView,
  shared: ReadonlyMap<string, string | null>,
): boolean {
  if (input.kept.has(event.version)) return false;
  if (event.data.kind !== 'json' && event.data.kind !== 'absent') return false;
  const changes = input.changes.get(event.version);
  return changes?.every((change) => shared.get(change.path) === event.type) ?? false;
}

/** The only type that changes a path; null where several do, or where there is only one type. */
function sharedPaths(input: NoiseInput): ReadonlyMap<string, string | null> {
  const owners = new Map<string, string | null>();
  const types = new Set(input.events.map((event) => event.type));
  for (const event of input.events) {
    for (const { path } of input.changes.get(event.version) ?? []) {
      const owner = owners.get(path);
      const own = types.size > 1 && (owner === undefined || owner === event.type);
      owners.set(path, own ? event.type : null);
    }
  }
  return owners;
}
