import 'server-only';
import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { environment } from '@/server/env.ts';

const idShape = /^[0-9a-f]{32}$/;

/** The folder of the files of all jobs, made when missing; nobody else may look into it. */
export function jobFolder(): string {
  const folder = join(environment().data, 'exports');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The file of a job. Its name is the random id and nothing that anybody has chosen. */
export function jobPath(id: string): string {
  if (!idShape.test(id)) throw new Error(`${id} is not the id of a job.`);
  return join(jobFolder(), id);
}

/** Ids of the jobs that have a file. */
export async function jobFiles(): Promise<readonly string[]> {
  return (await readdir(jobFolder())).filter((name) => idShape.test(name));
}

export const removeFile = (id: string): Promise<void> => rm(jobPath(id), { force: true });

/** Bytes of a job's file; null where it has none. */
export async function sizeOf(id: string): Promise<number | null> {
  try {
    return (await stat(jobPath(id))).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Bytes of all files but that of this job. */
export async function sizeOfOthers(id: string): Promise<number> {
  const others = (await jobFiles()).filter((each) => each !== id);
  const sizes = await Promise.all(others.map(sizeOf));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}
