import { describe, expect, it } from 'vitest';
import { streamId, version } from '@/lib/events/ids.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { JsonObject } from '@/lib/json/value.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { StoreSnapshot } from '../../port.ts';
import type { Harness, Opened, SeedSnapshot, SnapshotWriter } from '../harness.ts';
import { seedLog, timeAt } from '../seeds.ts';
import { quiet, withStore } from '../suite.ts';

/** States that the store itself saved. */
export function snapshotsGroup(harness: Harness): void {
  const { snapshots } = harness;
  describe('snapshots', () => {
    if ('because' in snapshots) noneGroup(harness, snapshots.because);
    else writtenGroup(harness, snapshots);
  });
}

const seeds = (harness: Harness) =>
  seedLog(
    ['order-1', 'order-1', 'order-1', 'order-2', 'order-1'].map((stream) => ({ streamId: stream })),
    { firstVersion: harness.firstVersion },
  );

function noneGroup(harness: Harness, because: string): void {
  it(`are none, and said to be none, because ${because}`, () =>
    withStore(harness, seeds(harness), async ({ store }) => {
      expect(store.capabilities.snapshots).toBe(false);
      expect(await store.readSnapshot(streamId('order-1'), null, quiet)).toBeNull();
    }));
}

function writtenGroup(harness: Harness, { save, keeps, keepsTime }: SnapshotWriter): void {
  const first = harness.firstVersion;
  const at = (places: bigint, text: string): SeedSnapshot => ({
    streamId: 'order-1',
    category: 'order',
    version: first + places,
    text,
    recordedAt: timeAt(100),
  });
  const early = at(1n, '{"total":9007199254740993,"lines":[{"id":"a"}]}');
  const late = at(3n, '{"total":0.10,"note":"\u00e9"}');
  const read = ({ store }: Opened, until: bigint | null, stream = 'order-1') =>
    store.readSnapshot(streamId(stream), until === null ? null : version(until), quiet);
  const using = (snapshots: readonly SeedSnapshot[], use: (opened: Opened) => Promise<void>) =>
    withStore(harness, seeds(harness), async (opened) => {
      for (const snapshot of snapshots) await save(opened, snapshot);
      await use(opened);
    });

  it('are told to be kept, and absent until one is saved', () =>
    using([], async (opened) => {
      expect(opened.store.capabilities.snapshots).toBe(true);
      expect(await read(opened, null)).toBeNull();
    }));

  it('have the version they stand for and every digit of the state', () =>
    using([early], async (opened) => {
      const found = await read(opened, null);
      expect(found?.version).toBe(early.version);
      expect(isState(found, early.text)).toBe(true);
      const savedAt = found?.recordedAt ?? null;
      expect(savedAt !== null && compareInstants(savedAt, early.recordedAt) === 0).toBe(keepsTime);
    }));

  it('are found from their version on, and never after the version asked for', () =>
    using([early], async (opened) => {
      const versions = [-1n, 0n, 1n, 2n].map((offset) => early.version + offset);
      const found = await Promise.all(versions.map((until) => read(opened, until)));
      expect(found.map((each) => each?.version ?? null)).toEqual(
        versions.map((until) => (until < early.version ? null : early.version)),
      );
    }));

  it('are the newest at or before the version asked for', () =>
    using([early, late], async (opened) => {
      expect((await read(opened, null))?.version).toBe(late.version);
      expect(isState(await read(opened, late.version), late.text)).toBe(true);
      const before = await read(opened, late.version - 1n);
      expect(before?.version ?? null).toBe(keeps === 'every' ? early.version : null);
    }));

  it('are of the stream asked for and of no other', () =>
    using([early], async (opened) => {
      for (const stream of ['order-2', 'order-11', 'none', '', "'", 'order-1\0']) {
        expect(await read(opened, null, stream)).toBeNull();
      }
    }));
}

/** Layouts keep the value; its text may be printed anew, its own members stand beside it. */
function isState(found: StoreSnapshot | null, text: string): boolean {
  if (found?.data.kind !== 'json') return false;
  const [held, meant] = [parseJson(found.data.text), parseJson(text)];
  if (!held.ok || !meant.ok || !isObject(held.value)) return false;
  const own = new Set(found.ownMembers);
  const said = new Map([...held.value.entries].filter(([key]) => !own.has(key)));
  return equalJson(new JsonObject(said), meant.value);
}
