import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { gramsSchema, indexSchema, layoutVersion } from './schema.ts';
import { SqliteIndex } from './sqlite-index.ts';
import { valueHash } from './value-hash.ts';
import { keepsGrams } from './writer-statements.ts';

/** Where the index of a store lies, and of which store it must be. */
export interface IndexFile {
  /** The folder of all indexes, which holds their key. */
  readonly folder: string;
  readonly store: string;
  /** Text that changes when the store is another one under the same name. */
  readonly identity: string;
  /** Whether pieces of words are kept, so that parts of words are looked up; default: no. */
  readonly grams?: boolean;
  /** The index of the newest events, beside that of all of them; default: no. */
  readonly recent?: boolean;
}

type Place = Pick<IndexFile, 'folder' | 'store' | 'recent'>;

export const pathOf = ({ folder, store, recent = false }: Place): string =>
  join(folder, `${store}${recent ? '.recent' : ''}.db`);

/** Opens the index for its one writer; makes it, and makes it anew when it is of another layout or store. */
export function openToWrite(file: IndexFile): SqliteIndex {
  mkdirSync(file.folder, { recursive: true, mode: 0o700 });
  const key = keyOf(file.folder) ?? makeKey(file.folder);
  const path = pathOf(file);
  const mark = markOf(file, key);
  const grams = file.grams ?? false;
  if (existsSync(path) && !isOf(path, { mark, grams })) removeFile(file);
  closeSync(openSync(path, 'a', 0o600));
  const database = new Sqlite(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('busy_timeout = 5000');
  database.pragma('cache_size = -32768');
  database.pragma('wal_autocheckpoint = 4000');
  if (readMark(database) === null) {
    database.transaction(() => {
      database.exec(indexSchema);
      if (grams) database.exec(gramsSchema);
      database.prepare('INSERT INTO meta VALUES (?, ?)').run('mark', mark);
    })();
  }
  return new SqliteIndex(database, valueHash(key));
}

/** Opens the index to ask it; null when there is none of this store. Throws when it cannot be read. */
export function openToRead(file: IndexFile): SqliteIndex | null {
  const key = keyOf(file.folder);
  if (key === null || !existsSync(pathOf(file))) return null;
  const database = new Sqlite(pathOf(file), { readonly: true, fileMustExist: true, timeout: 1000 });
  try {
    database.pragma('cache_size = -16384');
    if (readMark(database) === markOf(file, key)) return new SqliteIndex(database, valueHash(key));
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return null;
}

/** Whether the index and the key of its hashes are on disk. */
export const isThere = (file: Place): boolean =>
  existsSync(pathOf(file)) && existsSync(keyPath(file.folder));

/** Removes the index, with that of the newest events beside it; nothing else knows what was in them. */
export function removeFile(file: Place): void {
  if (file.recent !== true) removeFile({ ...file, recent: true });
  for (const end of ['', '-wal', '-shm']) rmSync(pathOf(file) + end, { force: true });
}

const keyPath = (folder: string): string => join(folder, 'key');

function keyOf(folder: string): Buffer | null {
  return existsSync(keyPath(folder)) ? readFileSync(keyPath(folder)) : null;
}

function makeKey(folder: string): Buffer {
  const key = randomBytes(32);
  writeFileSync(keyPath(folder), key, { mode: 0o600, flag: 'wx' });
  return key;
}

/** Says of which layout and store an index is, without naming the store. */
const markOf = ({ identity, recent = false }: IndexFile, key: Buffer): string =>
  createHmac('sha256', key)
    .update(`${layoutVersion} ${recent ? 'recent ' : ''}${identity}`)
    .digest('hex');

interface Wanted {
  readonly mark: string;
  readonly grams: boolean;
}

function isOf(path: string, { mark, grams }: Wanted): boolean {
  const database = new Sqlite(path);
  try {
    return readMark(database) === mark && keepsGrams(database) === grams;
  } catch (error) {
    // A file that is no database is made anew like one of another store.
    if (error instanceof Sqlite.SqliteError) return false;
    throw error;
  } finally {
    database.close();
  }
}

function readMark(database: Sqlite.Database): string | null {
  const made = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'meta'").get();
  if (made === undefined) return null;
  const read = database.prepare<[], string>("SELECT value FROM meta WHERE name = 'mark'").pluck();
  return read.get() ?? null;
}
