import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Position } from '@/lib/events/ids.ts';
import { bareLog, type BareLog } from '@/server/stores/postgres/testing/bare-log.ts';
import { contend, placesAreUnique } from '@/server/stores/postgres/testing/contending-writers.ts';
import { readerUrl } from '@/server/stores/postgres/testing/open-detected.ts';
import { withServer } from '@/server/stores/postgres/testing/with-server.ts';
import { faultsOf, follow } from '@/server/stores/postgres/testing/told-history.ts';
import { openToWrite } from '../sqlite/open-file.ts';

/** A small part in the usual run; `CONTENDING_COMMITS=100000` for the whole. */
const commits = Number(process.env.CONTENDING_COMMITS ?? 3000);
const blows = 10;
const folder = mkdtempSync(join(tmpdir(), 'backstory-contending-'));
const started = withServer({ settings: ['max_connections=60'] });
let log: BareLog;

beforeAll(async () => {
  log = await bareLog(started(), placesAreUnique);
});
afterAll(async () => {
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

function startIndexer(url: string): ChildProcess {
  return fork('server/index/testing/index-child.ts', [url, folder], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** While writers write: the indexer is killed, the tail restarted, connections of both are cut. */
async function strike(url: string, follower: ReturnType<typeof follow>, done: () => boolean) {
  const admin = await log.writer();
  let indexer = startIndexer(url);
  let blow = 0;
  while (blow < blows || !done()) {
    await Promise.race([once(indexer, 'message'), sleep(2000)]);
    await sleep(blow < blows ? (blow * 37) % 200 : 200);
    if (blow >= blows) continue;
    await kill(indexer);
    await follower.restart();
    await sleep(30);
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'backstory'`,
    );
    indexer = startIndexer(url);
    blow += 1;
  }
  return indexer;
}

async function indexedPlaces(end: number): Promise<readonly Position[]> {
  const index = openToWrite({ folder, store: 'written', identity: 'killed' });
  while ((await index.coverage()).events < end) await sleep(100);
  const places: Position[] = [];
  for (let page = await index.placesAfter(0, 5000); page.length > 0;) {
    places.push(...page.map(({ position }) => position));
    page = await index.placesAfter(places.length, 5000);
  }
  await index.close();
  return places;
}

it('tail and index miss, repeat and invert nothing while 16 writers contend and both are struck down', async () => {
  const url = readerUrl(started(), log.database);
  const follower = follow(log.store);
  let isOver = false;
  const writing = contend(log, {
    writers: 16,
    commits,
    streams: 60,
    rolledBack: 0.03,
    slow: 0.05,
    seed: 4610,
  }).finally(() => {
    isOver = true;
  });
  const indexer = await strike(url, follower, () => isOver);
  const written = await writing;
  const { rows } = await (
    await log.writer()
  ).query<{ id: string; place: string }>(
    'SELECT id, global_position::text AS place FROM messages ORDER BY global_position',
  );
  const indexed = await indexedPlaces(rows.length);
  await kill(indexer);
  while (follower.told.length < rows.length) await sleep(50);
  await sleep(500);
  await follower.end();
  expect(written.commits).toBeGreaterThanOrEqual(commits);
  expect(written.rollbacks).toBeGreaterThan(0);
  const faults = faultsOf(
    follower.told,
    rows.map(({ id }) => id),
  );
  expect(faults).toEqual({ missed: 0, repeated: 0, inverted: 0, belowSeal: 0 });
  expect(follower.sealMovedBack()).toBe(0);
  expect(indexed).toEqual(rows.map(({ place }) => place));
}, 3_600_000);
