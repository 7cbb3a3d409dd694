import { describe, expect, it } from 'vitest';
import type { EventId, Position } from '@/lib/events/ids.ts';
import type { PushedFilter, TailItem } from '../../port.ts';
import type { Harness, Opened } from '../harness.ts';
import { seedLog, standardLog } from '../seeds.ts';
import {
  caseUnless,
  everything,
  idsOf,
  noTypes,
  positionIn,
  quiet,
  reading,
  shownIds,
  unableBecause,
  walkLog,
  whole,
  withStore,
} from '../suite.ts';

interface Watched {
  readonly filter?: PushedFilter;
  readonly after: Position | 'head';
  /** Called with everything so far after each item; ends the tail when it returns true. */
  readonly until: (items: readonly TailItem[]) => boolean | Promise<boolean>;
}

/** Follows the tail until the condition holds, then aborts it and waits for its end. */
async function follow({ store }: Opened, { filter = everything, after, until }: Watched) {
  const controller = new AbortController();
  const items: TailItem[] = [];
  for await (const item of store.tail(filter, after, controller.signal)) {
    items.push(item);
    if (await until(items)) controller.abort();
  }
  return items;
}

const delivered = (items: readonly TailItem[]): readonly EventId[] =>
  items.flatMap((item) => (item.kind === 'event' ? [item.event.id] : []));

const isLive = (items: readonly TailItem[]): boolean => {
  const last = items.at(-1);
  return last?.kind === 'progress' && last.live;
};

export function tailGroup(harness: Harness): void {
  const seeds = standardLog(harness.firstVersion);
  const added = seedLog(
    ['order-new', 'order-new', 'account-new'].map((streamId) => ({ streamId, type: 'Added' })),
    { firstVersion: harness.firstVersion, firstId: 1000 },
  );
  const all = [...seeds, ...added];
  const beforeLog = async ({ store }: Opened): Promise<Position> =>
    positionIn((await store.readLog(everything, whole(), reading({ limit: 1 }))).items[0]);

  describe('following the tail', () => {
    it('catches up, goes live and delivers what is added, each event once', () =>
      withStore(harness, seeds, async (opened) => {
        let appended = false;
        const items = await follow(opened, {
          after: await beforeLog(opened),
          until: async (sofar) => {
            if (isLive(sofar) && !appended) {
              appended = true;
              await opened.append(added);
            }
            return delivered(sofar).length >= all.length - 1;
          },
        });
        expect(delivered(items)).toEqual(shownIds(harness, all.slice(1)));
      }));

    it('delivers only what is new from the head', () =>
      withStore(harness, seeds, async (opened) => {
        let appended = false;
        const items = await follow(opened, {
          after: 'head',
          until: async (sofar) => {
            if (isLive(sofar) && !appended) {
              appended = true;
              await opened.append(added);
            }
            return delivered(sofar).length >= added.length;
          },
        });
        expect(delivered(items)).toEqual(shownIds(harness, added));
        expect(items.filter((item) => item.kind === 'event').every((item) => !item.late)).toBe(
          true,
        );
      }));

    it('starts on an empty store', () =>
      withStore(harness, [], async (opened) => {
        let appended = false;
        const items = await follow(opened, {
          after: 'head',
          until: async (sofar) => {
            if (!appended) {
              appended = true;
              await opened.append(added);
            }
            return delivered(sofar).length >= added.length;
          },
        });
        expect(delivered(items)).toEqual(shownIds(harness, added));
      }));

    it('tells its progress where nothing matches', (context) =>
      withStore(harness, seeds, async (opened) => {
        if (!opened.store.capabilities.pushdown.has('type')) return context.skip(noTypes);
        const filter = { all: [{ term: 'type', anyOf: ['Nothing'], negated: false }] } as const;
        const items = await follow(opened, {
          filter,
          after: await beforeLog(opened),
          until: isLive,
        });
        const last = items.at(-1);
        const log = await walkLog(opened.store, everything);
        expect(delivered(items)).toEqual([]);
        expect(last?.position).toBe(positionIn(log.at(-1)));
      }));

    it('resumes after any place without repeating or skipping', () =>
      withStore(harness, seeds, async (opened) => {
        const log = await walkLog(opened.store, everything);
        for (const index of [0, 1, 17, log.length - 2]) {
          const items = await follow(opened, { after: positionIn(log[index]), until: isLive });
          expect(delivered(items)).toEqual(shownIds(harness, seeds.slice(index + 1)));
        }
      }));

    caseUnless(unableBecause(harness.lateCommit), 'delivers an event that commits late', () =>
      withStore(harness, seeds, async (opened) => {
        const { lateCommit } = harness;
        if (typeof lateCommit !== 'function') return;
        const writing: { ids: Promise<readonly EventId[]> | null } = { ids: null };
        const items = await follow(opened, {
          after: 'head',
          until: async (sofar) => {
            if (!isLive(sofar) && writing.ids === null) return false;
            writing.ids ??= lateCommit(opened);
            const seen = new Set(delivered(sofar));
            if (seen.size < 2) return false;
            return (await writing.ids).every((id) => seen.has(id));
          },
        });
        const ids = (await writing.ids) ?? [];
        expect([...delivered(items)].sort()).toEqual([...ids].sort());
      }),
    );

    caseUnless(
      unableBecause(harness.lateCommit),
      'is never called final where an event that commits late will stand',
      () =>
        withStore(harness, seeds, async (opened) => {
          const { lateCommit } = harness;
          if (typeof lateCommit !== 'function') return;
          const upTo = async (until: Position) =>
            idsOf(await walkLog(opened.store, everything, { until }));
          const told: { readonly settled: Position; readonly ids: readonly EventId[] }[] = [];
          let writing = true;
          const written = lateCommit(opened).finally(() => {
            writing = false;
          });
          while (writing) {
            const { settled } = await opened.store.horizon(quiet);
            if (settled !== null) told.push({ settled, ids: await upTo(settled) });
          }
          await written;
          for (const { settled, ids } of told) expect(await upTo(settled)).toEqual(ids);
        }),
    );

    it('ends when it is aborted, and leaves the store usable', () =>
      withStore(harness, seeds, async (opened) => {
        const items = await follow(opened, { after: 'head', until: () => true });
        expect(items.length).toBe(1);
        expect((await walkLog(opened.store, everything)).length).toBe(seeds.length);
      }));

    it('frees every connection when it is aborted, on the way as well as at rest', () =>
      withStore(harness, seeds, async (opened) => {
        const { store } = opened;
        // More than any pool holds: one that was not freed would keep the reads below waiting for ever.
        const many = Array.from({ length: 12 }, (_, number) => number);
        await Promise.all(many.map(() => follow(opened, { after: 'head', until: () => true })));
        await Promise.all(
          many.map(async () => {
            const controller = new AbortController();
            const items = store.tail(everything, 'head', controller.signal)[Symbol.asyncIterator]();
            const first = items.next();
            controller.abort();
            await first;
            await items.return?.();
          }),
        );
        const logs = await Promise.all(many.map(() => walkLog(store, everything)));
        expect(logs.map(({ length }) => length)).toEqual(many.map(() => seeds.length));
      }));

    it('ends at once when it was aborted before', () =>
      withStore(harness, seeds, async ({ store }) => {
        const items: TailItem[] = [];
        for await (const item of store.tail(everything, 'head', AbortSignal.abort()))
          items.push(item);
        expect(items).toEqual([]);
      }));
  });
}
