/**
 * Holds one read-only connection and answers one request at a time. Plain JavaScript, so that the
 * same file starts in Next's bundle, under vitest and under any loader.
 *
 * Request  { id, sql, params, text, maxBytes } → { id, rows, cut } or { id, failure }.
 * `text` lists columns whose bytes become text where they are UTF-8. `cut` says that rows were held
 * back by `maxBytes`; the first row is always sent. A message without id comes once, at the start.
 */
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';

const { path, cancelled } = workerData;
const cancelledId = new Int32Array(cancelled);
const statements = new Map();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function open() {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  database.defaultSafeIntegers(true);
  database.pragma('query_only = 1');
  database.pragma('trusted_schema = off');
  database.pragma('cell_size_check = on');
  database.pragma('mmap_size = 0');
  return database;
}

function prepare(database, sql) {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  const statement = database.prepare(sql);
  if (!statement.reader || !statement.readonly) {
    throw Object.assign(new Error('not a reading statement'), { code: 'SQLITE_READONLY' });
  }
  if (statements.size >= 200) statements.clear();
  statements.set(sql, statement.raw(true));
  return statement;
}

function asText(bytes) {
  if (!(bytes instanceof Uint8Array)) return bytes;
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return bytes;
    throw error;
  }
}

const sizeOf = (value) =>
  typeof value === 'string' ? value.length : value instanceof Uint8Array ? value.byteLength : 8;

function run(database, { id, sql, params, text, maxBytes }) {
  const rows = [];
  let bytes = 0;
  for (const row of prepare(database, sql).iterate(...params)) {
    if (Atomics.load(cancelledId, 0) >= id) return { id, rows: [], cut: true };
    for (const value of row) bytes += sizeOf(value);
    if (bytes > maxBytes && rows.length > 0) return { id, rows, cut: true };
    for (const column of text) row[column] = asText(row[column]);
    rows.push(row);
  }
  return { id, rows, cut: false };
}

/** Asks for the right to write and gives it back at once: nothing changes even where it is granted. */
function tryWrite(database) {
  database.exec('BEGIN IMMEDIATE');
  database.exec('ROLLBACK');
}

const failureOf = (error) => ({
  code: typeof error?.code === 'string' ? error.code : 'UNKNOWN',
  message: String(error?.message ?? error),
});

function answer(database, request) {
  if (request.probe === 'write') {
    tryWrite(database);
    return { id: request.id, rows: [], cut: false };
  }
  return run(database, request);
}

try {
  const database = open();
  parentPort.on('message', (request) => {
    try {
      parentPort.postMessage(answer(database, request));
    } catch (error) {
      parentPort.postMessage({ id: request.id, failure: failureOf(error) });
    }
  });
  parentPort.postMessage({});
} catch (error) {
  parentPort.postMessage({ failure: failureOf(error) });
  parentPort.close();
}
