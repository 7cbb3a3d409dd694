import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeById } from '@/server/stores/registry.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { indexFileOf } from '../index-of-store.ts';
import { findIndex, forgetIndex } from '../open-index.ts';
import { pathOf } from '../sqlite/open-file.ts';
import { readReport, writeWish, type Wish } from '../wishes.ts';
import { keepIndexes } from './keep-indexes.ts';

const own = ownData();
const folder = join(own.folder, 'index');
const file = pathOf({ folder, store: 'log' });
own.write(
  'log',
  Array.from({ length: 12 }, (_, at) => ({ stream: `account-${at % 3}`, id: `e${at}` })),
);
own.write('other', [{ stream: 'a-1', id: 'x' }]);

let ending: AbortController;
let kept: Promise<void>;
beforeEach(() => {
  ending = new AbortController();
  kept = keepIndexes(ending.signal);
});
afterEach(async () => {
  ending.abort();
  await kept;
  await forgetIndex('log');
});

const wish = (wanted: Wish['wanted'], edition = ''): void => {
  writeWish(folder, 'log', { wanted, edition });
};

async function eventsNow(): Promise<number> {
  const found = await findIndex(await storeById('log'));
  return found.kind === 'open' ? (await found.index.coverage()).ledgerEvents : -1;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}

describe('the process that keeps indexes', () => {
  it('makes none for a store that is none of the demo, until it is asked', async () => {
    await sleep(200);
    expect(existsSync(file)).toBe(false);
    wish('on');
    await until(async () => (await eventsNow()) === 12);
    await until(() => readReport(folder)?.stores.log?.state === 'following');
    expect(Object.keys(readReport(folder)?.stores ?? {})).toEqual(['log']);
  });

  it('takes in what comes, and goes on where it was when it is begun again', async () => {
    own.write('log', [{ stream: 'account-1', id: 'e12' }]);
    await until(async () => (await eventsNow()) === 13);
  });

  it('makes it anew in another edition', async () => {
    const before = indexFileOf(await storeById('log')).identity;
    wish('on', 'second');
    expect(indexFileOf(await storeById('log')).identity).not.toBe(before);
    await until(async () => (await eventsNow()) === 13);
  });

  it('makes a file anew that is no index', async () => {
    ending.abort();
    await kept;
    await forgetIndex('log');
    writeFileSync(file, 'this is no database, whatever the name says of it');
    expect((await findIndex(await storeById('log'))).kind).toBe('broken');
    ending = new AbortController();
    kept = keepIndexes(ending.signal);
    await until(async () => (await eventsNow()) === 13);
  });

  it('makes anew what was deleted while it runs', async () => {
    await until(async () => (await eventsNow()) === 13);
    rmSync(file);
    await until(async () => (await eventsNow()) === -1 || existsSync(file));
    await until(async () => (await eventsNow()) === 13);
    expect(existsSync(file)).toBe(true);
    rmSync(join(folder, 'key'));
    await until(() => existsSync(join(folder, 'key')));
    await until(async () => (await eventsNow()) === 13);
  });

  it('stops when paused and deletes what is not wanted any more', async () => {
    await until(async () => (await eventsNow()) === 13);
    wish('paused', 'second');
    await until(() => readReport(folder)?.stores.log === undefined);
    own.write('log', [{ stream: 'account-1', id: 'e13' }]);
    await sleep(300);
    expect(await eventsNow()).toBe(13);
    wish('off', 'second');
    await until(() => !existsSync(file));
  });

  it('leaves alone the index of a store that is not open here', async () => {
    const others = pathOf({ folder, store: 'elsewhere' });
    writeFileSync(others, 'of another process');
    wish('on', 'third');
    await until(async () => (await eventsNow()) === 14);
    expect(existsSync(others)).toBe(true);
    rmSync(others);
  });

  it('neither writes nor deletes an index that another process writes', async () => {
    const lock = new Sqlite(join(folder, 'other.lock'));
    lock.exec('BEGIN EXCLUSIVE');
    writeWish(folder, 'other', { wanted: 'on', edition: '' });
    await sleep(1500);
    const unwritten = pathOf({ folder, store: 'other' });
    expect(existsSync(unwritten)).toBe(false);
    writeFileSync(unwritten, 'of another process');
    writeWish(folder, 'other', { wanted: 'off', edition: '' });
    await sleep(1500);
    expect(existsSync(unwritten)).toBe(true);
    lock.close();
    await until(() => !existsSync(unwritten));
    writeWish(folder, 'other', { wanted: 'on', edition: '' });
    await until(() => readReport(folder)?.stores.other?.state === 'following');
  });
});
