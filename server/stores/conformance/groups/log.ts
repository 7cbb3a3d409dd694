import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventId, position, streamId } from '@/lib/events/ids.ts';
import type { Harness, Opened } from '../harness.ts';
import { standardLog, timeAt } from '../seeds.ts';
import {
  everything,
  idsOf,
  positionIn,
  quiet,
  reading,
  shownIds,
  walkLog,
  whole,
  withStore,
} from '../suite.ts';

export function logGroup(harness: Harness): void {
  describe('reading the log', () => {
    const seeds = standardLog(harness.firstVersion);
    const expected = shownIds(harness, seeds);
    let opened: Opened;
    beforeAll(async () => {
      opened = await harness.open(seeds);
    });
    afterAll(() => opened.close());
    const positions = async () => (await walkLog(opened.store, everything)).map(positionIn);

    it('gives every event once, in the order of recording', async () => {
      const page = await opened.store.readLog(everything, whole(), reading());
      expect(idsOf(page.items)).toEqual(expected);
      expect(page).toMatchObject({ next: null, scanned: expected.length });
    });

    it('gives the reverse backward', async () => {
      const items = await walkLog(opened.store, everything, { direction: 'backward' });
      expect(idsOf(items)).toEqual([...expected].reverse());
    });

    it.each(['forward', 'backward'] as const)(
      'gives the same list for every page size, %s',
      async (direction) => {
        for (const limit of [1, 2, 3, 4, 5, 6, 7]) {
          const items = await walkLog(opened.store, everything, { direction, options: { limit } });
          expect(idsOf(items)).toEqual(
            direction === 'forward' ? expected : [...expected].reverse(),
          );
        }
      },
    );

    it('says which event is the last, and calls nothing final behind it', async () => {
      const all = await positions();
      const { head, settled } = await opened.store.horizon(quiet);
      expect(head).toBe(all.at(-1));
      if (settled === null || head === null) return;
      expect(opened.store.comparePositions(settled, head)).toBeLessThanOrEqual(0);
    });

    it('is final as a whole soon after nobody writes any more', async () => {
      const { store } = opened;
      const isFinal = async (): Promise<boolean> => {
        const { head, settled } = await store.horizon(quiet);
        return head !== null && settled !== null && store.comparePositions(settled, head) === 0;
      };
      await vi.waitFor(async () => expect(await isFinal()).toBe(true), {
        timeout: 20_000,
        interval: 200,
      });
    });

    it('begins just after `after` and includes `until`', async () => {
      const all = await positions();
      const range = { direction: 'forward', after: all[4] ?? null, until: all[9] ?? null } as const;
      const page = await opened.store.readLog(everything, range, reading());
      expect(idsOf(page.items)).toEqual(expected.slice(5, 10));
      const back = { direction: 'backward', after: all[9] ?? null, until: all[4] ?? null } as const;
      const reversed = await opened.store.readLog(everything, back, reading());
      expect(idsOf(reversed.items)).toEqual(expected.slice(4, 9).reverse());
    });

    it('compares positions as the log is ordered', async () => {
      const all = await positions();
      const { store } = opened;
      for (const [i, a] of all.entries()) {
        for (const [j, b] of all.entries()) {
          expect(Math.sign(store.comparePositions(a, b))).toBe(Math.sign(i - j));
        }
      }
    });

    it('has positions that survive a URL', async () => {
      for (const each of await positions()) {
        expect(each).toMatch(/^[A-Za-z0-9._-]+$/);
        const back = position(
          decodeURIComponent(new URL(`http://x/?p=${each}`).searchParams.get('p') ?? ''),
        );
        expect(opened.store.comparePositions(back, each)).toBe(0);
      }
    });

    it('refuses a position that is none of its own', async () => {
      const range = {
        direction: 'forward',
        after: position('not a position'),
        until: null,
      } as const;
      await expect(opened.store.readLog(everything, range, reading())).rejects.toMatchObject({
        code: 'invalid_input',
      });
    });

    it('reads chosen positions in log order and leaves out those that hold nothing', async () => {
      const all = await positions();
      const chosen = [all[7], all[2], all[20]].flatMap((each) => each ?? []);
      const events = await opened.store.readPositions(chosen, reading());
      expect(idsOf(events)).toEqual([2, 7, 20].map((index) => expected[index]));
      const empty = await harness.open([]);
      try {
        expect(await empty.store.readPositions(chosen, reading())).toEqual([]);
      } finally {
        await empty.close();
      }
    });

    it('finds an event by its id, and nothing for an unknown one', async () => {
      const [event] = await walkLog(opened.store, everything, {
        direction: 'backward',
        options: { limit: 1 },
      });
      expect(event && (await opened.store.findEvent(event.id, quiet))).toEqual(event);
      for (const id of ['00000000-0000-4000-8000-00000000ffff', 'no-uuid', '', "'", 'x@1', '@']) {
        expect(await opened.store.findEvent(id as never, quiet)).toBeNull();
      }
    });

    it('finds many events by their ids at once, and leaves out what names none', async () => {
      const { items } = await opened.store.readLog(everything, whole(), reading());
      const wanted = items.filter((_, index) => index % 2 === 0);
      const ids = [...wanted.map(({ id }) => id), eventId('no-uuid'), eventId("'"), eventId('x@1')];
      const found = await opened.store.findEvents(ids, { signal: quiet, payload: 'full' });
      const byId = new Map(found.map((event) => [event.id, event]));
      expect(found).toHaveLength(wanted.length);
      expect(ids.flatMap((id) => byId.get(id) ?? [])).toEqual(wanted);
      expect(await opened.store.findEvents([], { signal: quiet, payload: 'omit' })).toEqual([]);
    });

    it('describes what is there', async () => {
      const described = await opened.store.describe(quiet);
      const types = new Set(seeds.map((seed) => seed.type));
      expect(new Set(described.types.map((each) => each.type))).toEqual(types);
      expect(described.head?.position).toBe((await positions()).at(-1));
      expect(described.first?.position).toBe((await positions())[0]);
      if (described.sampled) return;
      expect(described.events).toBe(BigInt(seeds.length));
      expect(described.types.reduce((sum, each) => sum + each.count, 0n)).toBe(
        BigInt(seeds.length),
      );
      expect([5n, null]).toContain(described.streams);
    });

    it('counts each event in one bucket of time', async () => {
      const volume = await opened.store.volume({ from: null, to: null, buckets: 20 }, quiet);
      if (volume === null) {
        expect(opened.store.capabilities.timeLookup).toBe('none');
        return;
      }
      expect(volume.counts.every(({ bucket }) => Number.isInteger(bucket) && bucket >= 0)).toBe(
        true,
      );
      if (volume.sampled) return;
      expect(volume.counts.reduce((sum, { events }) => sum + events, 0)).toBe(seeds.length);
    });

    it('answers every question about an empty store', () =>
      withStore(harness, [], async ({ store }) => {
        expect(await store.readLog(everything, whole(), reading())).toEqual({
          items: [],
          next: null,
          scanned: 0,
        });
        const streams = await store.listStreams({ prefix: '', order: 'id' }, whole(), reading());
        expect(streams.items).toEqual([]);
        expect(await store.describe(quiet)).toMatchObject({ types: [], first: null, head: null });
        expect(await store.volume({ from: null, to: null, buckets: 10 }, quiet)).toBeNull();
        if (store.capabilities.timeLookup !== 'none') {
          expect(await store.locate(timeAt(0), null, quiet)).toBeNull();
        }
        expect(await store.readSnapshot(streamId('order-1'), null, quiet)).toBeNull();
      }));
  });
}
