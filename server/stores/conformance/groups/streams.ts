import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import type { Harness, Opened } from '../harness.ts';
import { seedLog, standardLog } from '../seeds.ts';
import {
  caseUnless,
  lacks,
  reading,
  shownStream,
  walkStreams,
  whole,
  withStore,
} from '../suite.ts';

export function streamsGroup(harness: Harness): void {
  describe('listing streams', () => {
    const seeds = standardLog(harness.firstVersion);
    const idOf = new Map(seeds.map((seed) => [seed.streamId, shownStream(harness, seed)]));
    const all = [...idOf.values()].sort();
    let opened: Opened;
    beforeAll(async () => {
      opened = await harness.open(seeds);
    });
    afterAll(() => opened.close());
    const ids = async (query: { prefix?: string; category?: string | null }, limit = 500) => {
      const streams = await walkStreams(
        opened.store,
        { prefix: '', order: 'id', ...query },
        { limit },
      );
      return streams.map((each) => each.streamId);
    };

    it('gives each stream once for every page size', async () => {
      for (const limit of [1, 2, 3, 7]) expect((await ids({}, limit)).sort()).toEqual(all);
    });

    it('gives the reverse order backward', async () => {
      const backward = await walkStreams(
        opened.store,
        { prefix: '', order: 'id' },
        { direction: 'backward', limit: 2 },
      );
      expect(backward.map((each) => each.streamId)).toEqual([...(await ids({}))].reverse());
    });

    it('gives those that begin with a prefix', async () => {
      const prefix = (idOf.get('order-1') ?? 'order-1').slice(0, -1);
      expect((await ids({ prefix }, 1)).sort()).toEqual(all.filter((id) => id.startsWith(prefix)));
    });

    it('takes the wildcards of LIKE in a prefix as plain characters', async () => {
      for (const prefix of ['%', '_', 'order_', 'o%', '\\', "'"]) {
        expect(await ids({ prefix })).toEqual(all.filter((id) => id.startsWith(prefix)));
      }
    });

    it('gives those of a category, and none for an unknown one', async () => {
      const orders = await walkStreams(opened.store, {
        prefix: '',
        order: 'id',
        category: 'order',
      });
      expect(orders.map((each) => each.streamId).sort()).toEqual(
        ['order-1', 'order-10', 'order-2'].map((id) => idOf.get(id)).sort(),
      );
      expect(orders.every((each) => each.category === 'order')).toBe(true);
      expect(await ids({ category: 'nothing' })).toEqual([]);
    });

    it('tells only versions and counts that are true', async () => {
      for (const summary of await walkStreams(opened.store, { prefix: '', order: 'id' })) {
        const { items } = await opened.store.readStream(summary.streamId, whole(), reading());
        const { firstVersion, lastVersion, events, lastRecordedAt } = summary;
        expect([items[0]?.version, null]).toContain(firstVersion);
        expect([items.at(-1)?.version, null]).toContain(lastVersion);
        expect([BigInt(items.length), null]).toContain(events);
        expect([items.at(-1)?.recordedAt, null]).toContain(lastRecordedAt);
      }
    });

    it('orders by last activity, or says that it cannot', async () => {
      const recent = walkStreams(opened.store, { prefix: '', order: 'recent' }, { limit: 2 });
      const streams = await recent.catch((error: unknown) => error);
      if (streams instanceof AppError) {
        expect(streams.code).toBe('unsupported');
        return;
      }
      const newestFirst = [...new Set([...seeds].reverse().map((seed) => idOf.get(seed.streamId)))];
      expect(streams).toMatchObject(newestFirst.map((id) => ({ streamId: id })));
    });

    unusualIds(harness);
  });
}

function unusualIds(harness: Harness): void {
  caseUnless(
    lacks(harness, 'any-stream-id'),
    'finds ids with separators, quotes, spaces, emoji and right-to-left text',
    async () => {
      const rests = [
        'a/b',
        'a%2Fb',
        '#x?y=1',
        `'"\``,
        'two words',
        '\\',
        '😀',
        'שלום',
        'a~b',
        'a:b',
        '\u202Eb',
        '%',
        '_',
      ];
      const seeds = seedLog(
        rests.map((rest) => ({ streamId: `order-${rest}` })),
        harness,
      );
      await withStore(harness, seeds, async ({ store }) => {
        for (const seed of seeds) {
          const id = shownStream(harness, seed);
          const page = await store.readStream(id, whole(), reading());
          expect(page.items.map((event) => event.streamId)).toEqual([id]);
          const listed = await walkStreams(store, { prefix: id, order: 'id' }, { limit: 1 });
          expect(listed.map((each) => each.streamId)).toEqual([id]);
        }
      });
    },
  );
}
