/**
 * Holds one read-only connection and answers one request at a time. Plain JavaScript, so that the
 * same file starts in Next's bundle, under vitest and under any loader.
 *
 * Request  { id, sql, exact, params, text, maxBytes } → { id, count, columns, cut } or { id, failure }.
 * `text` lists columns whose bytes become text where they are UTF-8. `exact` asks for them as bytes; it
 * takes the place of the much faster `sql` where a text might be damaged. `cut` says that rows were held
 * back by `maxBytes`; the first row is always sent. A message without id comes once, at the start.
 *
 * Rows go column by column, because a thread is handed few large things much faster than many small
 * ones: `{ same }` for one value in every row, `{ numbers }`, `{ words, codes }` for few values again
 * and again, `{ values }` for anything else.
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

/** Few different values among many: their list and each row's place in it; else null. */
function wordsOf(values) {
  const places = new Map();
  const codes = new Uint8Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    let place = places.get(values[index]);
    if (place === undefined) {
      place = places.size;
      if (place * 4 > index + 64 || place > 255) return null;
      places.set(values[index], place);
    }
    codes[index] = place;
  }
  return { words: [...places.keys()], codes };
}

function packed(values) {
  const [first] = values;
  if (values.every((value) => value === first)) return { same: first };
  if (values.every((value) => typeof value === 'bigint')) {
    return { numbers: BigInt64Array.from(values) };
  }
  return (typeof first === 'string' ? wordsOf(values) : null) ?? { values };
}

function packedAnswer(id, { rows, cut }) {
  const columns = (rows[0] ?? []).map((_, column) => packed(rows.map((row) => row[column])));
  return { id, count: rows.length, columns, cut };
}

/** Handed over rather than copied. */
const buffersOf = ({ columns }) =>
  columns.flatMap(({ numbers, codes }) => (numbers ?? codes)?.buffer ?? []);

/** Text that SQLite could not read as UTF-8 has this mark, and so may text that means it. */
const isDoubtful = (rows, text) =>
  rows.some((row) =>
    text.some((column) => typeof row[column] === 'string' && row[column].includes('\ufffd')),
  );

function read(database, sql, { id, params, text, maxBytes }) {
  const rows = [];
  let bytes = 0;
  for (const row of prepare(database, sql).iterate(...params)) {
    if (Atomics.load(cancelledId, 0) >= id) return { rows: [], cut: true };
    for (const value of row) bytes += sizeOf(value);
    if (bytes > maxBytes && rows.length > 0) return { rows, cut: true };
    for (const column of text) row[column] = asText(row[column]);
    rows.push(row);
  }
  return { rows, cut: false };
}

function run(database, request) {
  const found = read(database, request.sql, request);
  const { exact, text } = request;
  if (exact === null || !isDoubtful(found.rows, text)) return found;
  return read(database, exact, request);
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
    return { rows: [], cut: false };
  }
  return run(database, request);
}

try {
  const database = open();
  parentPort.on('message', (request) => {
    try {
      const answered = packedAnswer(request.id, answer(database, request));
      parentPort.postMessage(answered, buffersOf(answered));
    } catch (error) {
      parentPort.postMessage({ id: request.id, failure: failureOf(error) });
    }
  });
  parentPort.postMessage({});
} catch (error) {
  parentPort.postMessage({ failure: failureOf(error) });
  parentPort.close();
}
