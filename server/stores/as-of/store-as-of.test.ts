import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eventId,
  instant,
  position,
  streamId,
  version,
  type Instant,
  type Position,
  type StreamKey,
  type Version,
} from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { AppError } from '@/lib/errors.ts';
import { openMemoryStore } from '../memory/memory-store.ts';
import type { EventStore, Range, ReadOptions } from '../port.ts';
import { storeAsOf } from './store-as-of.ts';

const signal = new AbortController().signal;
const reading = (limit: number): ReadOptions => ({
  signal,
  limit,
  maxScanned: 1000,
  payload: 'full',
});

const minute = (number: number): Instant =>
  instant(`2026-03-01T10:${String(number).padStart(2, '0')}:00Z`);

interface Written {
  readonly stream: string;
  readonly type: string;
  readonly minute: number;
}

/** Clocks may run backwards: the minutes come in any order. */
const logs = fc.array(
  fc.record<Written>({
    stream: fc.constantFrom('cart-1', 'cart-2', 'order-1', 'order-10'),
    type: fc.constantFrom('Opened', 'Changed', 'Closed'),
    minute: fc.integer({ min: 0, max: 20 }),
  }),
  { maxLength: 30 },
);

function eventsOf(written: readonly Written[]): readonly RecordedEvent[] {
  const lengths = new Map<string, number>();
  return written.map(({ stream, type, minute: at }, index): RecordedEvent => {
    const length = (lengths.get(stream) ?? 0) + 1;
    lengths.set(stream, length);
    return {
      id: eventId(`e${index}`),
      streamId: streamId(stream),
      version: version(BigInt(length)),
      position: position('0'),
      type,
      category: stream.split('-')[0] ?? null,
      schemaVersion: null,
      recordedAt: minute(at),
      occurredAt: null,
      correlationId: null,
      causationId: null,
      initiator: null,
      tenant: null,
      tags: [],
      link: false,
      data: { kind: 'json', text: `{"at":${at}}` },
      metadata: { kind: 'absent' },
    };
  });
}

function memoryOf(events: readonly RecordedEvent[]): EventStore {
  const { store, append } = openMemoryStore(1n);
  append(events);
  return store;
}

/** The store as it was at a minute, and a store that was never given anything later. */
async function both(written: readonly Written[], at: number) {
  const events = eventsOf(written);
  const end = events.findLastIndex(
    ({ recordedAt }) => recordedAt !== null && recordedAt <= minute(at),
  );
  return {
    past: await storeAsOf(memoryOf(events), minute(at), signal),
    then: memoryOf(events.slice(0, end + 1)),
    later: events.slice(end + 1),
  };
}

type Ask = (store: EventStore) => Promise<unknown>;

const directions = ['forward', 'backward'] as const;

/** Every page of a walk, so that nothing hides behind the first one. */
async function walk<Item, Key>(
  read: (range: Range<Key>) => Promise<{ items: readonly Item[]; next: Key | null }>,
  direction: Range<Key>['direction'],
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: Key | null = null;
  do {
    const page: { items: readonly Item[]; next: Key | null } = await read({
      direction,
      after,
      until: null,
    });
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

const streams = ['cart-1', 'cart-2', 'order-1', 'order-10', 'order-2'].map(streamId);
const sorted = (items: readonly object[]): readonly string[] =>
  items
    .map((item) =>
      JSON.stringify(item, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    )
    .sort();

const asks: Readonly<Record<string, Ask>> = {
  'the log': (store) =>
    Promise.all(
      directions.map((each) =>
        walk((range: Range<Position>) => store.readLog({ all: [] }, range, reading(3)), each),
      ),
    ),
  'the log of a type': (store) =>
    Promise.all(
      directions.map((each) =>
        walk(
          (range: Range<Position>) =>
            store.readLog(
              { all: [{ term: 'type', anyOf: ['Changed'], negated: false }] },
              range,
              reading(2),
            ),
          each,
        ),
      ),
    ),
  'every stream': (store) =>
    Promise.all(
      streams.flatMap((stream) =>
        directions.map((each) =>
          walk((range: Range<Version>) => store.readStream(stream, range, reading(2)), each),
        ),
      ),
    ),
  'the list of streams': (store) =>
    walk(
      (range: Range<StreamKey>) =>
        store.listStreams({ prefix: '', order: 'id' }, range, reading(2)),
      'forward',
    ),
  'the streams of a category': (store) =>
    walk(
      (range: Range<StreamKey>) =>
        store.listStreams({ prefix: 'order', category: 'order', order: 'id' }, range, reading(1)),
      'forward',
    ),
  'the streams by last activity': async (store) => {
    const found = await walk(
      (range: Range<StreamKey>) =>
        store.listStreams({ prefix: '', order: 'recent' }, range, reading(2)),
      'forward',
    );
    return found.map(({ key: _, ...rest }) => rest);
  },
  'what is in it': async (store) => {
    const { types, categories, ...rest } = await store.describe(signal);
    return { ...rest, types: sorted(types), categories: sorted(categories) };
  },
  'how much there is over time': async (store) => {
    const volume = await store.volume({ from: null, to: null, buckets: 10 }, signal);
    const counts = new Map<string | null, number>();
    for (const { category, events } of volume?.counts ?? []) {
      counts.set(category, (counts.get(category) ?? 0) + events);
    }
    return [...counts].sort();
  },
  'how far it is final': (store) => store.horizon(signal),
  'events by id': (store) =>
    Promise.all(Array.from({ length: 30 }, (_, at) => store.findEvent(eventId(`e${at}`), signal))),
  'events by position': (store) =>
    store.readPositions(
      Array.from({ length: 30 }, (_, at) => position(String(at + 1))),
      reading(30),
    ),
  'where times lie': (store) =>
    Promise.all(
      [0, 5, 10, 15, 20].flatMap((at) =>
        [null, ...streams].map(async (stream) => {
          const found = await store.locate(minute(at), stream, signal);
          return found === null ? null : { ...found, skewed: null };
        }),
      ),
    ),
};

/** What goes by time alone tells the same only where times and order agree. */
const byTime = new Set(['how much there is over time', 'where times lie']);

const inOrder = (written: readonly Written[]): readonly Written[] =>
  [...written].sort((a, b) => a.minute - b.minute);

describe('a store as of a moment', () => {
  it.each(Object.keys(asks))(
    'tells %s as the store did before anything later was written',
    async (name) => {
      const ask = asks[name];
      if (ask === undefined) throw new Error(name);
      await fc.assert(
        fc.asyncProperty(logs, fc.integer({ min: 0, max: 21 }), async (written, at) => {
          const { past, then } = await both(byTime.has(name) ? inOrder(written) : written, at);
          expect(await ask(past)).toStrictEqual(await ask(then));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('stays what it was while events are appended', async () => {
    const { store, append } = openMemoryStore(1n);
    const events = eventsOf([
      { stream: 'cart-1', type: 'Opened', minute: 1 },
      { stream: 'cart-1', type: 'Closed', minute: 9 },
    ]);
    append(events.slice(0, 1));
    const past = await storeAsOf(store, minute(5), signal);
    append(events.slice(1));
    const range = { direction: 'backward', after: null, until: null } as const;
    const page = await past.readLog({ all: [] }, range, reading(1));
    expect(page.items.map(({ id }) => id)).toStrictEqual(['e0']);
  });

  it('says that the past has no tail', async () => {
    const { past } = await both([], 1);
    expect(past.capabilities.tail).toBe('none');
    expect(() => past.tail({ all: [] }, 'head', signal)).toThrow(AppError);
  });
});
