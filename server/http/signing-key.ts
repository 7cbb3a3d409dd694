import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '@/server/env.ts';
import { onceInProcess } from '@/server/once-in-process.ts';

/** The key that paging tokens are signed with, kept so that links to a page outlive a restart. */
export const signingKey = (): Buffer => onceInProcess('signing-key', readOrMake);

function readOrMake(): Buffer {
  const { data } = environment();
  const file = join(data, 'signing-key');
  mkdirSync(data, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  return readFileSync(file);
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';
