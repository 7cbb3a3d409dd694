import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@/lib/errors.ts';
import { environment } from '@/server/env.ts';
import { onceInProcess } from '@/server/once-in-process.ts';

/** The key that paging tokens are signed with, kept so that links to a page outlive a restart. */
export const signingKey = (): Buffer => onceInProcess('signing-key', readOrMake);

const keyBytes = 32;

function readOrMake(): Buffer {
  const { data } = environment();
  const file = join(data, 'signing-key');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  // Linked in one step, so that nobody ever reads, and signs with, a key half written.
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isTaken(error)) throw error;
  } finally {
    rmSync(draft);
  }
  const key = readFileSync(file);
  if (key.length === keyBytes) return key;
  throw new AppError('conflict', `${file} is damaged: delete it, and old page links with it.`);
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';
