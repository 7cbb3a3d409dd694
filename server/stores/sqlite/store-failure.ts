import { AppError, type ErrorCode } from '@/lib/errors.ts';

/** What SQLite said, as the worker sends it. */
export interface NativeFailure {
  readonly code: string;
  readonly message: string;
}

const sentences: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [
    /^SQLITE_NOTADB/,
    'store_rejected',
    'This file is not an SQLite database, or it is encrypted. Choose an unencrypted SQLite file.',
  ],
  [
    /^SQLITE_CORRUPT/,
    'unreadable',
    'The SQLite file is damaged: SQLite reports a malformed database. Run PRAGMA integrity_check on a copy.',
  ],
  [
    /^SQLITE_(BUSY|LOCKED|PROTOCOL)/,
    'store_unavailable',
    'The SQLite file is locked by another program. Try again in a moment.',
  ],
  [
    /^SQLITE_(CANTOPEN|READONLY_(CANTINIT|RECOVERY|DIRECTORY|ROLLBACK|CANTLOCK|DBMOVED))/,
    'store_unavailable',
    'SQLite cannot open the file. A database in WAL mode needs write permission on its folder for the -wal and -shm files: grant it, or open a copy made with VACUUM INTO.',
  ],
  [
    /^SQLITE_(READONLY|AUTH)/,
    'store_rejected',
    'SQLite refused to write: the file is open read-only.',
  ],
  [
    /^SQLITE_(IOERR|FULL|PERM|NOMEM)/,
    'store_unavailable',
    'The SQLite file cannot be read from disk.',
  ],
  [
    /^SQLITE_TOOBIG/,
    'unreadable',
    'A value in the SQLite file is larger than SQLite can hand out.',
  ],
];

/** A failure of the driver in our words. SQLite's own text stays in the cause; it may hold a path. */
export function storeFailure(failure: NativeFailure): AppError {
  const cause = new Error(`${failure.code}: ${failure.message}`);
  const known = sentences.find(([pattern]) => pattern.test(failure.code));
  if (known !== undefined) return new AppError(known[1], known[2], { cause });
  const missing = /^no such (table|column): (\S+)/.exec(failure.message);
  if (missing !== null) {
    return new AppError(
      'store_rejected',
      `The ${missing[1] ?? 'table'} ${missing[2] ?? ''} is no longer in the SQLite file. Connect the store again.`,
      { cause },
    );
  }
  return new AppError('store_rejected', 'SQLite could not answer the read.', { cause });
}
