import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { environment } from '@/server/env.ts';
import { forgetInProcess, onceInProcess } from '@/server/once-in-process.ts';
import { changeJob, createJob } from '@/server/db/jobs.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { heldStore, type HeldStore } from '@/server/testing/held-store.ts';
import { storeById } from '@/server/stores/registry.ts';
import { deleteJob } from './delete-job.ts';
import { continueJobs } from './index.ts';
import { listJobs } from './list-jobs.ts';
import { readResults } from './read-results.ts';
import { startExport } from './start-export.ts';
import { steerJob } from './steer-job.ts';
import { downloaded, exported } from './testing/export-text.ts';
import { jobNow, jobUntil } from './testing/until.ts';

const own = ownData();
own.write(
  'shop',
  Array.from({ length: 2500 }, (_, n) => ({ stream: `order-${n % 9}`, data: `{"n":${n}}` })),
);
let held: HeldStore;
beforeAll(async () => {
  held = heldStore((await storeById('shop')).store);
  own.plant('slow', held.store);
});

async function slow(): Promise<string> {
  held.hold();
  const { value } = await startExport(callAs(), { store: 'slow', q: '', format: 'ndjson' });
  return value.id;
}
const steer = async (job: string, action: string) =>
  (await steerJob(callAs(), { store: 'slow', job, action })).value;
const path = (id: string): string => join(own.folder, 'exports', id);

describe('a job', () => {
  it('waits while another one of its member is at work', async () => {
    const first = await slow();
    const second = await slow();
    await jobUntil('slow', first, ['running']);
    expect((await jobNow('slow', second)).state).toBe('queued');
    held.letThrough(Infinity);
    expect((await jobUntil('slow', first)).state).toBe('done');
    expect((await jobUntil('slow', second)).state).toBe('done');
  });

  it('that is paused goes on where it was, and is the same in the end', async () => {
    const { text } = await exported('shop', '');
    const id = await slow();
    held.letThrough(1);
    await held.waiting();
    expect(await steer(id, 'pause')).toMatchObject({ state: 'paused', outcome: null });
    const part = await downloaded('slow', id);
    expect(part.name).toMatch(/-partial\.ndjson$/);
    expect(part.text.split('\n')).toHaveLength(1001);
    expect(text.startsWith(part.text)).toBe(true);
    held.letThrough(Infinity);
    await steer(id, 'resume');
    expect(await jobUntil('slow', id)).toMatchObject({
      state: 'done',
      progress: { examined: 2500, matched: 2500 },
    });
    expect((await downloaded('slow', id)).text === text).toBe(true);
  });

  it('that waits can be paused and resumed too', async () => {
    const [first, second] = [await slow(), await slow()];
    expect((await steer(second, 'pause')).state).toBe('paused');
    expect((await steer(second, 'resume')).state).toBe('queued');
    held.letThrough(Infinity);
    await jobUntil('slow', first);
    expect((await jobUntil('slow', second)).state).toBe('done');
  });

  it('that is cancelled does not go on, and keeps what it has', async () => {
    const id = await slow();
    held.letThrough(1);
    await held.waiting();
    expect((await steer(id, 'cancel')).state).toBe('cancelled');
    await expect(steer(id, 'resume')).rejects.toMatchObject({ code: 'conflict', field: 'action' });
    expect((await downloaded('slow', id)).name).toContain('-partial');
  });

  it('shows nothing of a file that is still being written', async () => {
    const id = await slow();
    await jobUntil('slow', id, ['running']);
    await expect(downloaded('slow', id)).rejects.toMatchObject({ code: 'conflict' });
    held.letThrough(Infinity);
    await jobUntil('slow', id);
  });

  it('that is deleted at work leaves neither a row nor a file', async () => {
    const id = await slow();
    held.letThrough(1);
    await held.waiting();
    expect(existsSync(path(id))).toBe(true);
    expect((await deleteJob(callAs(), { store: 'slow', job: id })).value).toEqual({ deleted: id });
    expect(existsSync(path(id))).toBe(false);
    const { value } = await listJobs(callAs(), { store: 'slow' });
    expect(value.jobs.map((job) => job.id)).not.toContain(id);
  });

  it('begins again where somebody has shortened its file', async () => {
    const { text } = await exported('shop', '');
    const id = await slow();
    held.letThrough(1);
    await held.waiting();
    await steer(id, 'pause');
    truncateSync(path(id), 10);
    await expect(downloaded('slow', id)).rejects.toMatchObject({ code: 'not_found' });
    held.letThrough(Infinity);
    await steer(id, 'resume');
    await jobUntil('slow', id);
    expect((await downloaded('slow', id)).text === text).toBe(true);
  });

  it('is seen by its member only', async () => {
    const { job } = await exported('shop', 'type:Nothing');
    const other = { ...callAs(), principal: { ...callAs().principal, memberId: 'other' } };
    const asked = { store: 'shop', job: job.id };
    expect((await listJobs(other, { store: 'shop' })).value).toEqual({ jobs: [] });
    await expect(deleteJob(other, asked)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an export', () => {
  it.each(['csv', 'ndjson'] as const)('as %s is no list of results', async (format) => {
    const { job } = await exported('shop', 'type:Nothing OR stream:order-1', format);
    await expect(readResults(callAs(), { store: 'shop', job: job.id })).rejects.toMatchObject({
      code: 'unsupported',
      field: 'job',
    });
  });

  it.each([
    ['', true],
    ['| show type | limit 3', true],
    ['| count by type', false],
    ['| sort position', false],
  ])('of %j says whether it goes on where it was', async (q, goesOn) => {
    const { job } = await exported('shop', q);
    expect(job.goesOn).toBe(goesOn);
  });
});

describe('a job over a store that is not in the configuration any more', () => {
  const id = 'f'.repeat(32);
  const input = {
    ...{ q: '', zone: 'UTC', format: 'csv', head: null, isFinal: true },
    ...{ now: '2026-03-01T00:00:00.000Z', oldest: null, newest: null },
  };

  it('is listed and deleted by its member, and by nobody else', async () => {
    await createJob({ id, input, memberId: 'local', kind: 'export', stores: ['gone'], asOf: null });
    await changeJob(id, { state: 'paused' });
    const other = { ...callAs(), principal: { ...callAs().principal, memberId: 'other' } };
    for (const asked of [
      listJobs(other, { store: 'gone' }),
      deleteJob(other, { store: 'gone', job: id }),
    ]) {
      await expect(asked).rejects.toMatchObject({ code: 'not_found', field: 'store' });
    }
    expect((await jobNow('gone', id)).state).toBe('paused');
    await deleteJob(callAs(), { store: 'gone', job: id });
    await expect(listJobs(callAs(), { store: 'gone' })).rejects.toMatchObject({ field: 'store' });
  });
});

describe('after a start', () => {
  it('what was at work goes on, and files of nothing are gone', async () => {
    const { job, text } = await exported('shop', '');
    await changeJob(job.id, { state: 'running', cursor: null });
    const stray = path('e'.repeat(32));
    writeFileSync(stray, 'x');
    await continueJobs();
    expect((await jobUntil('shop', job.id)).state).toBe('done');
    expect((await downloaded('shop', job.id)).text === text).toBe(true);
    expect(existsSync(stray)).toBe(false);
  });
});

describe('the disk that jobs may take', () => {
  it('ends an export with words, and more of it lets it go on', async () => {
    const usual = environment();
    const limit = (exportMegabytes: number): void => {
      forgetInProcess('environment');
      onceInProcess('environment', () => ({ ...usual, exportMegabytes }));
    };
    limit(0);
    const { value } = await startExport(callAs(), { store: 'shop', q: '', format: 'csv' });
    const failed = await jobUntil('shop', value.id);
    expect(failed).toMatchObject({ state: 'failed', outcome: null });
    expect(failed.failure).toContain('BACKSTORY_EXPORT_MEGABYTES');
    limit(10_000);
    await steerJob(callAs(), { store: 'shop', job: value.id, action: 'resume' });
    expect(await jobUntil('shop', value.id)).toMatchObject({
      state: 'done',
      outcome: { complete: true },
    });
  });
});
