import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import type { EventStore } from '../../port.ts';
import type { Harness } from '../harness.ts';
import { seedLog, standardLog } from '../seeds.ts';
import { caseUnless, lacks, reading, shownStream, whole, withStore } from '../suite.ts';

export function severalStreamsGroup(harness: Harness): void {
  describe('reading the beginnings of several streams', () => {
    const standard = standardLog(harness.firstVersion);

    it('gives of each what reading it alone gives, and an empty page for an unknown one', () =>
      withStore(harness, standard, async ({ store }) => {
        const names = [...new Set(standard.map((seed) => shownStream(harness, seed)))];
        for (const payload of ['full', 'data', 'omit'] as const) {
          await beginnings(store, [...names, streamId('order-unknown')], { limit: 100, payload });
        }
        expect((await store.readStreams([], reading())).size).toBe(0);
      }));

    it('gives first pages that reading each alone goes on from, whatever their size', () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom('order-a', 'order-b', 'invoice-c'), {
            minLength: 1,
            maxLength: 12,
          }),
          fc.integer({ min: 1, max: 5 }),
          async (ids, limit) => {
            const seeds = seedLog(
              ids.map((id) => ({ streamId: id })),
              harness,
            );
            const names = [...new Set(seeds.map((seed) => shownStream(harness, seed)))];
            await withStore(harness, seeds, ({ store }) =>
              beginnings(store, names, { limit, payload: 'full' }),
            );
          },
        ),
        { numRuns: 8 },
      ));

    caseUnless(
      lacks(harness, 'duplicate-versions'),
      'keeps events together that claim one version',
      async () => {
        const first = harness.firstVersion;
        const numbers = [first, first + 1n, first + 1n, first + 2n];
        const seeds = seedLog(
          ['order-a', 'order-b'].flatMap((id) =>
            numbers.map((version) => ({ streamId: id, version })),
          ),
          { firstVersion: first },
        );
        const names = [...new Set(seeds.map((seed) => shownStream(harness, seed)))];
        await withStore(harness, seeds, async ({ store }) => {
          for (const limit of [1, 2, 3, 4]) {
            await beginnings(store, names, { limit, payload: 'full' });
          }
        });
      },
    );

    caseUnless(lacks(harness, 'any-stream-id'), 'finds ids with unusual characters', async () => {
      const seeds = seedLog(
        [`'"\``, '😀', '%', '_', '\\', 'two words', '"]', '[1]'].map((rest) => ({
          streamId: `order-${rest}`,
        })),
        harness,
      );
      const names = seeds.map((seed) => shownStream(harness, seed));
      await withStore(harness, seeds, ({ store }) =>
        beginnings(store, names, { limit: 10, payload: 'full' }),
      );
    });

    it('may leave streams out for which there is no room, and tells the others right', async () => {
      const note = 'x'.repeat(300_000);
      const ids = Array.from({ length: 20 }, (_, index) => `order-large${index}`);
      const seeds = seedLog(
        ids.map((id) => ({
          streamId: id,
          data: { kind: 'json', text: JSON.stringify({ note }) } as const,
        })),
        harness,
      );
      const names = seeds.map((seed) => shownStream(harness, seed));
      await withStore(harness, seeds, async ({ store }) => {
        const found = await store.readStreams(names, reading({ limit: 10 }));
        for (const [name, page] of found) {
          expect(page.items.map((event) => event.streamId)).toEqual([name]);
        }
      });
    });
  });
}

/** All of them fit into one answer. */
async function beginnings(
  store: EventStore,
  names: readonly ReturnType<typeof streamId>[],
  { limit, payload }: { readonly limit: number; readonly payload: 'full' | 'data' | 'omit' },
): Promise<void> {
  const options = reading({ limit, payload });
  const found = await store.readStreams(names, options);
  expect([...found.keys()].sort()).toEqual([...names].sort());
  for (const name of names) {
    const alone = await store.readStream(name, whole(), options);
    const page = found.get(name);
    expect(page?.items).toEqual(alone.items);
    const rest =
      alone.next === null
        ? []
        : (await store.readStream(name, { ...whole(), after: alone.next }, options)).items;
    expect([alone.next, rest.length === 0 ? null : alone.next]).toContain(page?.next);
  }
}
