import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeStore } from '@/server/testing/write-store.ts';
import {
  openToRead,
  openToWrite,
  pathOf,
  removeFile,
  type IndexFile,
} from '../sqlite/open-file.ts';
import { openAt } from '../testing/open-at.ts';
import { followStore } from './follow-store.ts';
import { recentFileOf } from './recent-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-recent-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;

/** A store of so many events and the file of its index. */
function storeOf(events: number) {
  made += 1;
  const path = join(folder, `store-${made}.db`);
  const file: IndexFile = { folder: join(folder, 'index'), store: `store-${made}`, identity: 'x' };
  const more = (count: number): void => {
    writeStore(
      path,
      Array.from({ length: count }, (_, at) => ({ stream: `account-${at % 3}`, type: 'Sold' })),
    );
  };
  more(events);
  return { path, file, more };
}

/** Events that both indexes hold: of all events and of the newest ones; null where there is none. */
type Held = readonly [whole: number, recent: number | null];

async function heldIn(file: IndexFile): Promise<number | null> {
  const index = existsSync(pathOf(file)) ? openToRead(file) : null;
  const events = (await index?.coverage())?.events ?? null;
  await index?.close();
  return events;
}

async function held(file: IndexFile): Promise<Held> {
  return [(await heldIn(file)) ?? 0, await heldIn({ ...file, recent: true })];
}

interface Followed {
  readonly path: string;
  readonly file: IndexFile;
  /** Events that come first. */
  readonly recent: number;
  /** Ends it after so many steps; default: when it waits for what is new. */
  readonly steps?: number;
  readonly onStep?: (step: number) => void;
}

/** What was held after every step. */
async function follow({ path, file, recent, steps = Infinity, onStep }: Followed) {
  const ending = new AbortController();
  const store = await openAt(path, ending.signal);
  const index = openToWrite(file);
  const seen: Promise<Held>[] = [];
  try {
    await followStore({
      ...{ store, index, signal: ending.signal, recent: recentFileOf(file, recent) },
      onStep: (live) => {
        seen.push(held(file));
        onStep?.(seen.length);
        if (live || seen.length >= steps) ending.abort();
      },
    });
    return { seen: await Promise.all(seen) };
  } finally {
    await index.close();
    await store.close();
  }
}

describe('the newest events first', () => {
  it('are indexed by themselves, then all events are, and nothing is left of the first index', async () => {
    const { path, file } = storeOf(100);
    const { seen } = await follow({ path, file, recent: 30 });
    expect(seen[0]).toEqual([0, 30]);
    expect(seen.at(-1)).toEqual([100, null]);
    expect(existsSync(pathOf({ ...file, recent: true }))).toBe(false);
  });

  it('are those behind the oldest ones, without a gap', async () => {
    const { path, file } = storeOf(100);
    await follow({ path, file, recent: 30, steps: 1 });
    const index = openToRead({ ...file, recent: true });
    const places = (await index?.placesAfter(0, 1000)) ?? [];
    await index?.close();
    expect(places.map(({ position }) => Number(position))).toEqual(
      Array.from({ length: 30 }, (_, at) => 71 + at),
    );
  });

  it('take in what comes while the others are taken in', async () => {
    const { path, file, more } = storeOf(100);
    const { seen } = await follow({
      ...{ path, file, recent: 30 },
      onStep: (step) => {
        if (step === 1) more(5);
      },
    });
    expect(seen).toContainEqual([0, 35]);
    expect(seen.at(-1)).toEqual([105, null]);
  });

  it('go on where they were when the process begins again', async () => {
    const { path, file, more } = storeOf(100);
    await follow({ path, file, recent: 30, steps: 1 });
    more(7);
    const { seen } = await follow({ path, file, recent: 30 });
    expect(seen[0]).toEqual([0, 37]);
    expect(seen.at(-1)).toEqual([107, null]);
  });

  it.each([
    ['fewer than twice as many are there', 59, 0],
    ['the others are indexed but for fewer than twice as many', 90, 40],
  ])('have no index of their own where %s', async (_, events, indexed) => {
    const { path, file, more } = storeOf(Math.max(1, indexed));
    if (indexed > 0) await follow({ path, file, recent: 1000 });
    more(events - Math.max(1, indexed));
    const { seen } = await follow({ path, file, recent: 30 });
    expect(seen.map(([, recent]) => recent)).toEqual(seen.map(() => null));
    expect(seen.at(-1)).toEqual([events, null]);
  });

  it('are taken in anew when the process was killed before it was said where they begin', async () => {
    const { path, file } = storeOf(100);
    await openToWrite({ ...file, recent: true }).close();
    const { seen } = await follow({ path, file, recent: 30, steps: 1 });
    expect(seen).toEqual([[0, 30]]);
  });

  it('are others, and taken in anew, where as many came while no process was there', async () => {
    const { path, file, more } = storeOf(100);
    await follow({ path, file, recent: 30, steps: 1 });
    more(70);
    const { seen } = await follow({ path, file, recent: 30, steps: 1 });
    expect(seen).toEqual([[0, 30]]);
  });

  it('are taken in anew when the index is of another log', async () => {
    const [one, other] = [storeOf(100), storeOf(80)];
    await follow({ ...one, recent: 30, steps: 1 });
    const { seen } = await follow({ path: other.path, file: one.file, recent: 20, steps: 1 });
    expect(seen).toEqual([[0, 20]]);
  });

  it('are deleted together with the others', async () => {
    const { path, file } = storeOf(100);
    await follow({ path, file, recent: 30, steps: 1 });
    removeFile(file);
    expect(await held(file)).toEqual([0, null]);
  });
});
