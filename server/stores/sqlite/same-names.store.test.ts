import { describe, expect, it } from 'vitest';
import { eventId, streamId } from '@/lib/events/ids.ts';
import { seedLog } from '../conformance/seeds.ts';
import { fileHarness } from '../conformance/sqlite-files.ts';
import { everything, quiet, reading, walkLog, whole, withStore } from '../conformance/suite.ts';
import type { EventStore, PushedTerm } from '../port.ts';
import { matches } from '../shared/matches.ts';
import { carelessFile, mappedFile } from './testing/mapped-files.ts';

const onNames = (use: (store: EventStore) => Promise<void>): Promise<void> => {
  const harness = fileHarness(carelessFile);
  const seeds = seedLog(
    ['order-1', 'ORDER-1', 'order-1', 'Order-2'].map((stream, n) => ({
      ...{ id: `event-${n}`, streamId: stream },
      type: n % 2 === 0 ? 'Opened' : 'opened',
      initiator: n % 2 === 0 ? 'ann' : 'Ann',
    })),
    harness,
  );
  return withStore(harness, seeds, ({ store }) => use(store));
};

const terms: readonly (readonly [PushedTerm['term'], string])[] = [
  ...([
    ['type', 'opened'],
    ['stream', 'order-1'],
  ] as const),
  ...([
    ['category', 'order'],
    ['initiator', 'Ann'],
    ['streamPrefix', 'order'],
  ] as const),
];

describe('names that differ in their case only, in columns to which they are the same', () => {
  it.each(terms)('are told apart by a filter of %s', async (term, value) => {
    await onNames(async (store) => {
      const log = await walkLog(store, everything);
      for (const negated of [false, true]) {
        const filter = { all: [{ term, anyOf: [value], negated }] };
        const page = await store.readLog(filter, whole(), reading());
        expect(page.items).toEqual(log.filter((event) => matches(filter, event)));
      }
    });
  });

  it('are two streams', async () => {
    await onNames(async (store) => {
      const { items } = await store.readStream(streamId('order-1'), whole(), reading());
      expect(items.map((event) => event.streamId)).toEqual(['order-1', 'order-1']);
      const listed = await store.listStreams({ prefix: '', order: 'id' }, whole(), reading());
      expect(listed.items.map((stream) => stream.streamId)).toEqual([
        'ORDER-1',
        'Order-2',
        'order-1',
      ]);
    });
  });

  it('are two types', async () => {
    await onNames(async (store) => {
      const { types } = await store.describe(quiet);
      expect(new Set(types.map(({ type }) => type))).toEqual(new Set(['Opened', 'opened']));
    });
  });

  it('are ids of two events', async () => {
    await onNames(async (store) => {
      const [event] = await walkLog(store, everything);
      const other = eventId((event?.id ?? '').toUpperCase());
      expect(other).not.toBe(event?.id);
      expect(await store.findEvent(other, quiet)).toBeNull();
      expect(await store.findEvents([other], { signal: quiet, payload: 'omit' })).toEqual([]);
    });
  });
});

describe('an id that two events claim', () => {
  it('finds both, also where they are too large for one answer', async () => {
    const harness = fileHarness(mappedFile);
    const text = `{"of":"${'x'.repeat(600_000)}"}`;
    const large = { streamId: 'order-1', id: 'same', data: { kind: 'json', text } } as const;
    const seeds = seedLog(
      [...Array<typeof large>(9).fill(large), { streamId: 'order-1', id: 'other' }, large],
      harness,
    );
    await withStore(harness, seeds, async ({ store }) => {
      const asked = [eventId('same'), eventId('other')];
      const found = await store.findEvents(asked, { signal: quiet, payload: 'full' });
      expect(found.map(({ version }) => version)).toEqual(seeds.map(({ version }) => version));
    });
  });
});
