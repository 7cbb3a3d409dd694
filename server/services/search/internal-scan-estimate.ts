import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { instant, type Instant, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { factOf, Figures } from '@/lib/query/figures/figures.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';
import type { Volume } from '@/server/stores/port.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { keptBriefly } from '../kept-briefly.ts';
import { beyondTheEvent, type Judge } from './internal-judge.ts';
import { payloadAsked } from './internal-payload-asked.ts';
import type { SearchPlan } from './internal-plan.ts';

/** Fewer events than this are counted at once. */
const countedAtOnce = 20_000;
/** More than bars are drawn, so that none stays empty between them. */
const buckets = 400;
/** Places of the log that are looked at, and how many events at each. */
const windows = 16;
const windowSize = 250;
/** With fewer hits an estimate would say nothing. */
const fewestHits = 20;

export interface ScanEstimate {
  readonly open: OpenStore;
  readonly plan: SearchPlan;
  /** Judges the whole query. */
  readonly judge: Judge;
  readonly head: Position;
  readonly anchor: number;
  readonly signal: AbortSignal;
}

/**
 * Figures without an index: how many events the store has over time, and what part of them matches at some
 * places of the log. Null where that cannot be told, or is not worth it.
 */
export async function estimateByScan(asked: ScanEstimate): Promise<Figures | null> {
  if (beyondTheEvent.some((name) => asked.plan.looksAt.includes(name))) return null;
  if (asked.open.store.capabilities.timeLookup === 'none') return null;
  try {
    return await estimate(asked);
  } catch (error) {
    // The count itself goes on; it will say whether the store answers at all.
    if (error instanceof AppError && error.code === 'unsupported') return null;
    throw error;
  }
}

async function estimate(asked: ScanEstimate): Promise<Figures | null> {
  const volume = await volumeOf(asked);
  const strata = volume === null ? [] : strataOf(volume);
  const all = strata.reduce((sum, { events }) => sum + events, 0);
  if (all <= countedAtOnce) return null;
  const figures = new Figures(asked.anchor);
  let hits = 0;
  for (const stratum of strata) {
    const events = await lookInto(asked, stratum.middle);
    const found = await matchesAmong(asked, events);
    hits += found.length;
    for (const { values, count } of alike(found)) {
      // Matches are taken to be spread over the time of the stratum as its events are.
      for (const { at, events: there } of stratum.slices) {
        figures.take({ at, values }, (there * count) / events.length);
      }
    }
  }
  return hits < fewestHits ? null : figures;
}

/** So many events per bucket, asked of the store at most once in a few seconds. */
function volumeOf({ open, plan, signal }: ScanEstimate): Promise<Volume | null> {
  const bound = (name: string): Instant | null => {
    const text = plan.filter.all.find(({ term }) => term === name)?.anyOf[0];
    return text === undefined ? null : instant(text);
  };
  const request = { from: bound('recordedFrom'), to: bound('recordedTo'), buckets };
  const key = ['volume', open.id, request.from ?? '', request.to ?? '', String(buckets)];
  return keptBriefly({ key, make: (shared) => open.store.volume(request, shared) }, signal);
}

/** A part of the log, one of several with as many events each. */
interface Stratum {
  readonly middle: Instant;
  readonly events: number;
  /** Its events by the middle of the bucket they lie in, in milliseconds since 1970. */
  readonly slices: readonly { readonly at: number; readonly events: number }[];
}

function strataOf(volume: Volume): readonly Stratum[] {
  const sums = new Map<number, number>();
  for (const { bucket, events } of volume.counts) {
    sums.set(bucket, (sums.get(bucket) ?? 0) + events);
  }
  const all = [...sums.values()].reduce((sum, events) => sum + events, 0);
  const size = all / windows;
  return Array.from({ length: windows }, (_, index) =>
    stratumIn(volume, sums, [index * size, (index + 1) * size]),
  );
}

function stratumIn(
  { from, seconds }: Volume,
  sums: ReadonlyMap<number, number>,
  [start, end]: readonly [start: number, end: number],
): Stratum {
  const width = seconds * 1000;
  const first = chartPlace(from);
  const origin = 'milliseconds' in first ? first.milliseconds : 0;
  const half = (start + end) / 2;
  const slices: { at: number; events: number }[] = [];
  let [below, middle] = [0, from];
  for (const [bucket, events] of [...sums].sort(([a], [b]) => a - b)) {
    const inside = Math.min(end, below + events) - Math.max(start, below);
    if (inside > 0)
      slices.push({ at: Math.floor(origin + (bucket + 0.5) * width), events: inside });
    if (half >= below && half < below + events) {
      middle = addMilliseconds(from, (bucket + (half - below) / events) * width);
    }
    below += events;
  }
  return { middle, events: end - start, slices };
}

/** Some events at a time, newest first. */
async function lookInto(
  { open, plan, head, signal }: ScanEstimate,
  time: Instant,
): Promise<readonly RecordedEvent[]> {
  const { store } = open;
  const located = await store.locate(time, null, signal);
  if (located?.in !== 'log') return [];
  const range = { direction: 'backward', after: located.position, until: null } as const;
  const options = {
    signal,
    limit: windowSize,
    maxScanned: windowSize,
    payload: payloadAsked(plan.query),
  };
  const { items } = await store.readLog({ all: [] }, range, options);
  return items.filter(
    ({ position }) => position === null || store.comparePositions(position, head) <= 0,
  );
}

/** Events that are counted the same way. */
function alike(events: readonly RecordedEvent[]) {
  const groups = new Map<
    string,
    { readonly values: ReturnType<typeof factOf>['values']; count: number }
  >();
  for (const event of events) {
    const { values } = factOf(event);
    const key = JSON.stringify(values);
    const known = groups.get(key) ?? { values, count: 0 };
    known.count += 1;
    groups.set(key, known);
  }
  return groups.values();
}

async function matchesAmong(
  { judge }: ScanEstimate,
  events: readonly RecordedEvent[],
): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for (const event of events) if ((await judge.of(event)) === true) found.push(event);
  return found;
}
