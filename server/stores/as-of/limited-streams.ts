import { justAbove, position, streamKey, type Position, type StreamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore, Page, Range, ReadOptions, StreamQuery, StreamSummary } from '../port.ts';
import type { StreamKey } from '@/lib/events/ids.ts';
import type { Limit } from './limit.ts';

/** Most streams one page looks up; a page may end early because of it. */
const mostLookedUp = 1000;
const pageSize = 1000;

type Streams = Page<StreamSummary, StreamKey>;

/** Streams as they ended at the limit; those that began later are not in the list. */
export function limitedStreams(
  store: EventStore,
  readLog: EventStore['readLog'],
  limit: Limit,
): EventStore['listStreams'] {
  const past = new PastStreams(store, readLog, limit);
  return (query, range, options) =>
    query.order === 'id' ? past.byId(query, range, options) : past.recent(query, range, options);
}

class PastStreams {
  readonly #store: EventStore;
  readonly #readLog: EventStore['readLog'];
  readonly #limit: Limit;

  constructor(store: EventStore, readLog: EventStore['readLog'], limit: Limit) {
    this.#store = store;
    this.#readLog = readLog;
    this.#limit = limit;
  }

  async byId(query: StreamQuery, range: Range<StreamKey>, options: ReadOptions): Promise<Streams> {
    const items: StreamSummary[] = [];
    let { after } = range;
    let scanned = 0;
    for (;;) {
      const wanted = { ...options, limit: options.limit - items.length };
      const page = await this.#store.listStreams(query, { ...range, after }, wanted);
      scanned += Math.max(1, page.items.length);
      for (const found of page.items) {
        const then = await this.#asThen(found, options.signal);
        if (then !== null) items.push(then);
      }
      after = page.next;
      if (after === null || items.length >= options.limit || scanned >= mostLookedUp) {
        return { items, next: after, scanned };
      }
    }
  }

  /** From the last event shown back: a stream stands where its last event does. */
  async recent(
    query: StreamQuery,
    range: Range<StreamKey>,
    options: ReadOptions,
  ): Promise<Streams> {
    const items: StreamSummary[] = [];
    const passed = new Set<string>();
    let after: Position | null = range.after === null ? null : position(range.after);
    let scanned = 0;
    do {
      const page: Page<RecordedEvent, Position> = await this.#readLog(
        { all: [] },
        { direction: 'backward', after, until: null },
        { ...options, limit: pageSize, maxScanned: pageSize, payload: 'omit' },
      );
      scanned += Math.max(1, page.scanned);
      for (const event of page.items.filter((each) => asks(query, each))) {
        if (passed.has(event.streamId)) continue;
        passed.add(event.streamId);
        const summary = await this.#endingWith(event, options.signal);
        if (summary === null) continue;
        items.push(summary);
        if (items.length === options.limit) return { items, next: summary.key, scanned };
      }
      after = page.next;
    } while (after !== null && scanned < options.maxScanned && passed.size < mostLookedUp);
    return { items, next: after === null ? null : streamKey(after), scanned };
  }

  async #asThen(found: StreamSummary, signal: AbortSignal): Promise<StreamSummary | null> {
    const last = await this.#limit.lastVersion(found.streamId, signal);
    if (last === null) return null;
    if (last === found.lastVersion) return found;
    const { items } = await this.#store.readStream(
      found.streamId,
      { direction: 'backward', after: justAbove(last), until: null },
      { signal, limit: 1, maxScanned: 10, payload: 'omit' },
    );
    return {
      ...found,
      lastVersion: last,
      events: eventsUpTo(found, last),
      lastRecordedAt: items.find(this.#limit.holds)?.recordedAt ?? null,
    };
  }

  /** Null where the stream went on after this event. */
  async #endingWith(event: RecordedEvent, signal: AbortSignal): Promise<StreamSummary | null> {
    const last = await this.#limit.lastVersion(event.streamId, signal);
    if (last !== event.version || event.position === null) return null;
    const known = await this.#summaryOf(event.streamId, signal);
    const key = streamKey(event.position);
    const { streamId, category, recordedAt } = event;
    if (known === null) {
      const counts = { firstVersion: null, events: null };
      return { streamId, category, lastVersion: last, lastRecordedAt: recordedAt, key, ...counts };
    }
    const events = last === known.lastVersion ? known.events : eventsUpTo(known, last);
    return { ...known, lastVersion: last, events, lastRecordedAt: recordedAt, key };
  }

  /** The stream whose id is the prefix stands first among those that begin with it. */
  async #summaryOf(stream: StreamId, signal: AbortSignal): Promise<StreamSummary | null> {
    const { items } = await this.#store.listStreams(
      { prefix: stream, order: 'id' },
      { direction: 'forward', after: null, until: null },
      { signal, limit: 1, maxScanned: 100, payload: 'omit' },
    );
    const [found] = items;
    return found?.streamId === stream ? found : null;
  }
}

const asks = ({ prefix, category }: StreamQuery, event: RecordedEvent): boolean =>
  event.streamId.startsWith(prefix) && (category === undefined || event.category === category);

/** A count only where the versions have no gap. */
function eventsUpTo(
  { firstVersion, lastVersion, events }: StreamSummary,
  last: bigint,
): bigint | null {
  if (firstVersion === null || lastVersion === null || events === null) return null;
  return events === lastVersion - firstVersion + 1n ? last - firstVersion + 1n : null;
}
