import type { Instant, Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { compareInstants, pointOf } from '@/lib/time/compare-instants.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';
import type { EventStore, StoreDescription } from '../port.ts';
import type { Limit } from './limit.ts';
import { Tally } from './tally.ts';

/** Most events a description of the past looks at. */
const mostExamined = 200_000;
const pageSize = 10_000;

/** What the store held then, counted from its newest event back; a sample where it held too many. */
export function limitedDescription(
  readLog: EventStore['readLog'],
  most = mostExamined,
): EventStore['describe'] {
  return async (signal): Promise<StoreDescription> => {
    const tally = new Tally();
    let head: RecordedEvent | undefined;
    let after: Position | null = null;
    let examined = 0;
    do {
      const page: Awaited<ReturnType<EventStore['readLog']>> = await readLog(
        { all: [] },
        { direction: 'backward', after, until: null },
        { signal, limit: pageSize, maxScanned: pageSize, payload: 'omit' },
      );
      head ??= page.items[0];
      for (const event of page.items) tally.take(event);
      examined += Math.max(1, page.scanned);
      after = page.next;
    } while (after !== null && examined < most);
    const sampled = after !== null;
    const first = await firstOf(readLog, signal);
    return {
      types: tally.types,
      categories: tally.categories.map((each) => (sampled ? { ...each, streams: null } : each)),
      events: sampled ? null : tally.events,
      streams: sampled ? null : tally.streams,
      first: edge(first),
      head: edge(head),
      sampled,
      examined: tally.events,
    };
  };
}

const edge = (event: RecordedEvent | undefined): StoreDescription['head'] =>
  event === undefined ? null : { position: event.position, recordedAt: event.recordedAt };

async function firstOf(
  readLog: EventStore['readLog'],
  signal: AbortSignal,
): Promise<RecordedEvent | undefined> {
  const { items } = await readLog(
    { all: [] },
    { direction: 'forward', after: null, until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  return items[0];
}

/** Events over time up to the limit. */
export function limitedVolume(store: EventStore, limit: Limit): EventStore['volume'] {
  return async (request, signal) => {
    if (limit.position === null) return null;
    const end = await endOfTime(store, limit, signal);
    if (end === null) return store.volume(request, signal);
    if (request.from !== null && compareInstants(request.from, end) >= 0) return null;
    const { to } = request;
    const within = to !== null && compareInstants(to, end) < 0 ? to : end;
    return store.volume({ ...request, to: within }, signal);
  };
}

/** The first time that is not shown; null where nothing lies beyond the limit. */
async function endOfTime(
  store: EventStore,
  { time, position }: Limit,
  signal: AbortSignal,
): Promise<Instant | null> {
  const beyond = await store.readLog(
    { all: [] },
    { direction: 'forward', after: position, until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  return beyond.items.length === 0 ? null : justAfter(time);
}

/** A microsecond later, the finest step of the clocks that stores keep. */
function justAfter(time: Instant): Instant {
  const point = pointOf(time);
  if (point?.kind !== 'finite') return time;
  const microseconds = Number(point.fraction.slice(0, 6).padEnd(6, '0')) + 1;
  const carry = microseconds === 1_000_000;
  const fraction = carry ? '' : String(microseconds).padStart(6, '0');
  return printPoint(finite(point.seconds + (carry ? 1 : 0), fraction));
}
