import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { EventStore } from '@/server/stores/port.ts';
import { add, addMany, bareLog, type BareLog } from '@/server/stores/postgres/testing/bare-log.ts';
import { withServer } from '@/server/stores/postgres/testing/with-server.ts';
import { openToWrite } from '../sqlite/open-file.ts';
import { followStore } from './follow-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-late-'));
const started = withServer();
let log: BareLog;

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  log = await bareLog(started());
});
afterEach(() => log.close());

let files = 0;
const newFile = () => ({ folder, store: `late-${(files += 1)}`, identity: 'late' });

/** A follower that can be ended and begun again over the same file. */
function following(file: ReturnType<typeof newFile>, store: EventStore) {
  const index = openToWrite(file);
  const ending = new AbortController();
  let live = false;
  const onStep = (now: boolean): void => {
    live = now;
  };
  const run = followStore({ store, index, signal: ending.signal, onStep });
  return {
    index,
    isLive: () => live,
    async end() {
      ending.abort();
      await run;
      await index.close();
    },
  };
}

async function stored(store: EventStore): Promise<readonly string[]> {
  const { items, next } = await store.readLog(
    { all: [] },
    { direction: 'forward', after: null, until: null },
    { signal: new AbortController().signal, limit: 500, maxScanned: 100_000, payload: 'omit' },
  );
  if (next === null) return items.map(({ position }) => position ?? '');
  throw new Error('The log is longer than the test expects.');
}

async function indexed({ index }: ReturnType<typeof following>): Promise<readonly string[]> {
  return (await index.placesAfter(0, 100_000)).map(({ position }) => position);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('What was waited for did not happen.');
    await sleep(20);
  }
}

const caughtUp = ({ index }: ReturnType<typeof following>, events: number): Promise<void> =>
  until(async () => {
    const coverage = await index.coverage();
    return coverage.events === events && coverage.ledgerEvents === events;
  });

it('takes in what is final, and an event that commits late at its place', async () => {
  const [slow, quick] = [await log.writer(), await log.writer()];
  await add(quick, 'before');
  await slow.query('BEGIN');
  await add(slow, 'slow');
  await add(quick, 'after');
  const running = following(newFile(), log.store);
  await caughtUp(running, 1);
  expect(await indexed(running)).toEqual(['1']);
  await slow.query('COMMIT');
  await caughtUp(running, 3);
  expect(await indexed(running)).toEqual(['1', '2', '3']);
  await running.end();
});

it('finds what commits late although it was ended and begun again meanwhile', async () => {
  const [slow, quick] = [await log.writer(), await log.writer()];
  await add(quick, 'before');
  await slow.query('BEGIN');
  await add(slow, 'slow');
  await add(quick, 'after');
  const file = newFile();
  const first = following(file, log.store);
  await caughtUp(first, 1);
  await first.end();
  await slow.query('COMMIT');
  await add(quick, 'later');
  const second = following(file, log.store);
  await caughtUp(second, 4);
  expect(await indexed(second)).toEqual(['1', '2', '3', '4']);
  await second.end();
});

const upTo = (last: number): readonly string[] =>
  Array.from({ length: last }, (_, n) => String(n + 1));

it('puts a transaction of many events in its place', async () => {
  const [slow, quick] = [await log.writer(), await log.writer()];
  await add(quick, 'before');
  await slow.query('BEGIN');
  await addMany(slow, 'slow', 1200);
  await addMany(quick, 'after', 100);
  const running = following(newFile(), log.store);
  await caughtUp(running, 1);
  await slow.query('COMMIT');
  await caughtUp(running, 1301);
  expect(await indexed(running)).toEqual(upTo(1301));
  await running.end();
});

it('waits for a transaction that was open long before it began, however much was written since', async () => {
  const [slow, quick] = [await log.writer(), await log.writer()];
  await slow.query('BEGIN');
  await add(slow, 'slow');
  await addMany(quick, 'after', 25_000);
  const file = newFile();
  const first = following(file, log.store);
  await until(() => first.isLive());
  expect(await indexed(first)).toEqual([]);
  await first.end();
  await slow.query('COMMIT');
  const second = following(file, log.store);
  await caughtUp(second, 25_001);
  expect(await indexed(second)).toEqual(upTo(25_001));
  await second.end();
});

it('misses nothing and repeats nothing while writers overtake each other and it is begun again', async () => {
  const file = newFile();
  const writers = await Promise.all(Array.from({ length: 6 }, () => log.writer()));
  const writing = Promise.all(
    writers.map(async (writer, number) => {
      for (let round = 0; round < 60; round += 1) {
        const dice = (number * 31 + round * 17) % 20;
        await writer.query('BEGIN');
        await add(writer, `type${dice}`);
        if (dice < 2) await sleep(40 + 30 * dice);
        await writer.query(dice === 7 ? 'ROLLBACK' : 'COMMIT');
        await sleep(dice);
      }
    }),
  );
  for (let time = 0; time < 5; time += 1) {
    const running = following(file, log.store);
    await sleep(150);
    await running.end();
  }
  await writing;
  const positions = await stored(log.store);
  const last = following(file, log.store);
  await caughtUp(last, positions.length);
  expect(await indexed(last)).toEqual(positions);
  await last.end();
});
