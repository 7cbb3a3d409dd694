import { statSync } from 'node:fs';
import type * as files from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { ownData } from '@/server/testing/own-data.ts';
import { JobFile } from './job-file.ts';
import { jobPath } from './job-folder.ts';

const disk = vi.hoisted(() => ({ isFull: false }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  return {
    ...real,
    async open(...given: Parameters<typeof real.open>) {
      const handle = await real.open(...given);
      const append = handle.appendFile.bind(handle);
      handle.appendFile = (...part) =>
        disk.isFull
          ? Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
          : append(...part);
      return handle;
    },
  };
});

ownData();

it('never says that it is on disk once a write has failed, though nothing waits any more', async () => {
  const id = 'a'.repeat(32);
  const file = await JobFile.open(id, 0);
  await file?.append('kept');
  await file?.sync();
  await file?.append('waiting');
  disk.isFull = true;
  const full = { code: 'conflict', message: 'The disk is full. Make room, then resume.' };
  await expect(file?.append('x'.repeat(300_000))).rejects.toMatchObject(full);
  disk.isFull = false;
  await expect(file?.sync()).rejects.toMatchObject(full);
  await expect(file?.append('x'.repeat(300_000))).rejects.toMatchObject(full);
  await file?.close();
  expect(statSync(jobPath(id)).size).toBe(4);
});
