import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamId, version } from '@/lib/events/ids.ts';
import type { Harness, Opened } from '../harness.ts';
import { seedLog, standardLog } from '../seeds.ts';
import {
  caseUnless,
  idsOf,
  inStream,
  lacks,
  reading,
  shownIds,
  shownStream,
  walkStream,
  whole,
  withStore,
  type Direction,
} from '../suite.ts';

const sizes = [1, 2, 3, 4, 5, 6, 7];
const directions: readonly Direction[] = ['forward', 'backward'];

export function readingGroup(harness: Harness): void {
  describe('reading a stream', () => {
    wholeStreams(harness);
    numberedStreams(harness);
  });
}

function wholeStreams(harness: Harness): void {
  const seeds = standardLog(harness.firstVersion);
  const names = [...new Set(seeds.map((seed) => seed.streamId))];
  const [stored] = seeds.filter((seed) => seed.streamId === 'order-1');
  if (stored === undefined) throw new Error('the standard log has a stream order-1');
  const stream = shownStream(harness, stored);
  const expected = shownIds(harness, inStream(seeds, 'order-1'));
  const reversed = [...expected].reverse();
  let opened: Opened;
  beforeAll(async () => {
    opened = await harness.open(seeds);
  });
  afterAll(() => opened.close());

  it('gives the whole stream in version order', async () => {
    const page = await opened.store.readStream(stream, whole(), reading());
    expect(idsOf(page.items)).toEqual(expected);
    expect(page.next).toBeNull();
    expect(page.items.map((event) => event.version)).toEqual(
      expected.map((_, index) => harness.firstVersion + BigInt(index)),
    );
  });

  it('gives the whole stream backward', async () => {
    const page = await opened.store.readStream(stream, whole('backward'), reading());
    expect(idsOf(page.items)).toEqual(reversed);
    expect(page.next).toBeNull();
  });

  it.each(directions)(
    'gives the same list for every page size from 1 to 7, %s',
    async (direction) => {
      for (const limit of sizes) {
        const items = await walkStream(opened.store, stream, { direction, options: { limit } });
        expect(idsOf(items)).toEqual(direction === 'forward' ? expected : reversed);
      }
    },
  );

  it('never returns more than the limit of a stream without doubles', async () => {
    for (const limit of sizes) {
      const page = await opened.store.readStream(stream, whole(), reading({ limit }));
      expect(page.items.length).toBe(Math.min(limit, expected.length));
    }
  });

  it('stops after maxScanned events and says where to go on', async () => {
    const page = await opened.store.readStream(stream, whole(), reading({ maxScanned: 2 }));
    expect(page.scanned).toBe(2);
    expect(page.next).toBe(page.items.at(-1)?.version);
  });

  it('begins just after `after` and includes `until`, forward', async () => {
    const first = harness.firstVersion;
    const range = {
      direction: 'forward',
      after: version(first),
      until: version(first + 3n),
    } as const;
    const page = await opened.store.readStream(stream, range, reading());
    expect(idsOf(page.items)).toEqual(expected.slice(1, 4));
  });

  it('begins just before `after` and includes `until`, backward', async () => {
    const first = harness.firstVersion;
    const range = {
      direction: 'backward',
      after: version(first + 4n),
      until: version(first + 1n),
    } as const;
    const page = await opened.store.readStream(stream, range, reading());
    expect(idsOf(page.items)).toEqual(expected.slice(1, 4).reverse());
  });

  it('gives nothing where `until` lies before `after`', async () => {
    const first = harness.firstVersion;
    const range = {
      direction: 'forward',
      after: version(first + 3n),
      until: version(first),
    } as const;
    const page = await opened.store.readStream(stream, range, reading());
    expect(page).toMatchObject({ items: [], next: null });
  });

  it('gives an empty page for an unknown stream', async () => {
    const page = await opened.store.readStream(streamId('order-unknown'), whole(), reading());
    expect(page).toEqual({ items: [], next: null, scanned: 0 });
  });

  it('keeps streams apart whose ids begin alike', async () => {
    for (const name of names) {
      const own = inStream(seeds, name);
      const [any] = own;
      if (any === undefined) continue;
      const items = await walkStream(opened.store, shownStream(harness, any));
      expect(idsOf(items)).toEqual(shownIds(harness, own));
    }
  });

  it('declares the first version that streams have', () => {
    expect(opened.store.capabilities.firstVersion).toBe(harness.firstVersion);
  });
}

function numberedStreams(harness: Harness): void {
  const seeded = (versions: readonly bigint[]) =>
    seedLog(
      versions.map((number) => ({ streamId: 'order-numbered', version: number })),
      { firstVersion: harness.firstVersion },
    );
  const readBack = (versions: readonly bigint[], limit: number) =>
    withStore(harness, seeded(versions), async ({ store }) => {
      const [any] = seeded(versions);
      if (any === undefined) return [];
      const items = await walkStream(store, shownStream(harness, any), { options: { limit } });
      return items.map((event) => event.version);
    });

  caseUnless(lacks(harness, 'version-gaps'), 'keeps versions above 2^53 apart', async () => {
    const versions = [9007199254740992n, 9007199254740993n, 9007199254740994n];
    expect(await readBack(versions, 1)).toEqual(versions);
  });

  caseUnless(
    lacks(harness, 'version-gaps'),
    'keeps gaps in versions as the store has them',
    async () => {
      const first = harness.firstVersion;
      const versions = [first, first + 1n, first + 4n, first + 5n];
      expect(await readBack(versions, 2)).toEqual(versions);
    },
  );

  caseUnless(
    lacks(harness, 'duplicate-versions'),
    'returns both events of a doubled version, whatever the page size',
    async () => {
      const first = harness.firstVersion;
      const versions = [first, first + 1n, first + 1n, first + 2n];
      for (const limit of [1, 2, 3, 4]) expect(await readBack(versions, limit)).toEqual(versions);
    },
  );

  it('loses and repeats nothing for any streams, page size and direction', async () => {
    const streams = fc.array(fc.constantFrom('order-a', 'order-b', 'invoice-c'), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        streams,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...directions),
        async (ids, limit, direction) => {
          const seeds = seedLog(
            ids.map((id) => ({ streamId: id })),
            harness,
          );
          await withStore(harness, seeds, async ({ store }) => {
            for (const id of new Set(ids)) {
              const own = inStream(seeds, id);
              const [any] = own;
              if (any === undefined) continue;
              const items = await walkStream(store, shownStream(harness, any), {
                direction,
                options: { limit },
              });
              const ordered = shownIds(harness, own);
              expect(idsOf(items)).toEqual(
                direction === 'forward' ? ordered : [...ordered].reverse(),
              );
            }
          });
        },
      ),
      { numRuns: 10 },
    );
  });
}
