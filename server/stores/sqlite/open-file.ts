import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '@/lib/errors.ts';
import { Connection } from './connection.ts';

const magic = 'SQLite format 3\0';

/** A connection to the file, after a look at what it is. One clear sentence where it is none of ours. */
export async function openFile(path: string): Promise<Connection> {
  const absolute = resolve(path);
  await assertFile(absolute);
  return new Connection(absolute);
}

async function assertFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (found.isDirectory()) throw refused('The path names a folder, not an SQLite file.');
  if (!found.isFile()) throw refused('The path names a device or socket, not an SQLite file.');
  if (found.size === 0) throw refused('The file is empty: it holds no SQLite database yet.');
  const start = await beginningOf(path);
  if (start !== magic) {
    throw refused(
      'This file is not an SQLite database, or it is encrypted. Choose an unencrypted SQLite file.',
    );
  }
}

const refused = (message: string): AppError =>
  new AppError('store_rejected', message, { field: 'path' });

function unreachable(cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  const message =
    code === 'EACCES' || code === 'EPERM'
      ? 'The SQLite file may not be read by the user that runs Backstory.'
      : 'There is no file at this path.';
  return new AppError('store_unavailable', message, { cause, field: 'path' });
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw unreachable(cause);
  });
  try {
    const buffer = Buffer.alloc(magic.length);
    const { bytesRead } = await file.read(buffer, 0, magic.length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
