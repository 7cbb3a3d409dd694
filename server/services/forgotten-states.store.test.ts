import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { folderOfStore } from '@/server/checkpoints/checkpoint-place.ts';
import { createJob, jobOf } from '@/server/db/jobs.ts';
import { jobPath } from '@/server/jobs/job-folder.ts';
import { readState } from './streams/read-state.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { writeStore } from '@/server/testing/write-store.ts';
import { connectStore } from './stores/connect-store.ts';
import { forgetStore } from './stores/forget-store.ts';
import { listStores } from './stores/list-stores.ts';

const own = ownData();
const guess = { layout: 'backstory', title: '', confidence: 1, reasons: [], parameters: {} };

it('deletes the states that were kept of the store, and leaves the store alone', async () => {
  const location = join(own.folder, 'connected.db');
  writeStore(
    location,
    Array.from({ length: 600 }, () => ({ stream: 'order-1', data: '{"n":1}' })),
  );
  const connect = { id: 'connected', location, guess };
  await connectStore(callAs(), connect);
  await readState(callAs(), { store: 'connected', stream: 'order-1' });
  await vi.waitFor(() => {
    expect(existsSync(folderOfStore('connected'))).toBe(true);
  });
  await forgetStore(callAs(), { store: 'connected' });
  expect([existsSync(folderOfStore('connected')), existsSync(location)]).toStrictEqual([
    false,
    true,
  ]);
});

/** A connected store with a job over it, which waits. */
async function withJob(store: string, id: string): Promise<void> {
  const location = join(own.folder, `${store}.db`);
  writeStore(location, [{ stream: 'order-1', data: '{"n":1}' }]);
  await connectStore(callAs(), { id: store, location, guess });
  await createJob({
    ...{ id, memberId: 'local', kind: 'export', stores: [store], input: {}, asOf: null },
  });
}
const known = async (): Promise<readonly string[]> =>
  (await listStores(callAs(), {})).value.stores.map(({ id }) => id);

it('changes nothing while another process runs the jobs of the store', async () => {
  const id = 'a'.repeat(32);
  await withJob('shared', id);
  const lock = new Sqlite(jobPath(id).replace(id, 'lock'));
  lock.exec('BEGIN EXCLUSIVE');
  await expect(forgetStore(callAs(), { store: 'shared' })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await known()).toContain('shared');
  expect(await jobOf('local', id)).not.toBeNull();
  lock.close();
  await forgetStore(callAs(), { store: 'shared' });
  expect(await known()).not.toContain('shared');
  expect(await jobOf('local', id)).toBeNull();
});

it('can be tried again where what a job wrote could not be removed', async () => {
  const id = 'b'.repeat(32);
  await withJob('stuck', id);
  // A folder is not removed as a file is.
  mkdirSync(jobPath(id));
  await expect(forgetStore(callAs(), { store: 'stuck' })).rejects.toThrow();
  expect(await known()).toContain('stuck');
  rmdirSync(jobPath(id));
  await forgetStore(callAs(), { store: 'stuck' });
  expect(await known()).not.toContain('stuck');
  expect(await jobOf('local', id)).toBeNull();
});
