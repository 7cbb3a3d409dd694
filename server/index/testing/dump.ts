import Sqlite from 'better-sqlite3';

const textOf = (id: string): string => `(SELECT text FROM texts WHERE id = ${id})`;
const texts = ['type', 'category', 'stream', 'initiator', 'correlation'].map(textOf).join(', ');

const tables = [
  `SELECT ordinal, position, at, ${texts} FROM events ORDER BY ordinal`,
  'SELECT ordinal FROM opaque ORDER BY ordinal',
  `SELECT day, ${textOf('type')}, events, first, last FROM days ORDER BY 1, 2`,
  'SELECT term, doc FROM vocabulary ORDER BY 1, 2',
  `SELECT ordinal, (SELECT slot FROM slots WHERE id = ledger.slot), before, after, until
     FROM ledger ORDER BY 1, 2, 3, 4`,
  `SELECT ${textOf('stream')}, ordinal FROM doubts ORDER BY 1`,
  `SELECT category, kind, reducer, derived FROM ledgers
     WHERE reducer <> 'inferred' OR derived IS NOT NULL ORDER BY 1`,
  "SELECT name, value FROM meta WHERE name IN ('events', 'ledger') ORDER BY 1",
];

/** Everything an index file says, in a form in which two of the same log are equal. */
export function dump(path: string): readonly (readonly unknown[])[] {
  const database = new Sqlite(path, { readonly: true });
  try {
    database.exec("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, 'instance')");
    return tables.map((sql) => database.prepare(sql).raw().all());
  } finally {
    database.close();
  }
}
