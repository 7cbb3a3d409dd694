import { expect, it } from 'vitest';
import { quiet } from '../conformance/suite.ts';
import { hasIndexOn, readCatalogue, readIndexes, type TableIndex } from './catalogue.ts';
import { StorePool } from './store-pool.ts';
import { withServer } from './testing/with-server.ts';

const on = withServer();
let databases = 0;

/** The indexes of a table with a column `name` (of text) and a column `place`, as the adapter knows them. */
async function indexesAfter(make: string, type = 'text'): Promise<readonly TableIndex[]> {
  const database = `indexed${(databases += 1)}`;
  await on().createDatabase(database);
  const admin = await on().admin(database);
  await admin.query(`CREATE TABLE log (place bigint, name ${type}); ${make}`);
  await admin.end();
  const pool = new StorePool(on().owner(database));
  try {
    const [table] = await readCatalogue(pool, quiet);
    return table === undefined
      ? expect.fail('the table was not found')
      : await readIndexes(pool, table, quiet);
  } finally {
    await pool.close();
  }
}

it.each([
  ['in the order of the column', 'CREATE INDEX ON log (name, place)', 'text'],
  ['in its collation by name', 'CREATE INDEX ON log (name COLLATE "C", place)', 'text COLLATE "C"'],
])('an index %s leads to the column', async (_, make, type) => {
  expect(hasIndexOn(await indexesAfter(make, type), ['name', 'place'])).toBe(true);
});

it('an index by another collation than that of the column does not lead to it', async () => {
  const indexes = await indexesAfter('CREATE INDEX ON log (name COLLATE "POSIX")');
  expect(hasIndexOn(indexes, ['name'])).toBe(false);
});

it('but does so up to the column of another collation', async () => {
  const indexes = await indexesAfter('CREATE INDEX ON log (place, name COLLATE "POSIX")');
  expect(hasIndexOn(indexes, ['place'])).toBe(true);
  expect(hasIndexOn(indexes, ['place', 'name'])).toBe(false);
});

it('an expression is told as Postgres prints it, whatever its collation', async () => {
  const [index] = await indexesAfter('CREATE INDEX ON log (lower(name), place)');
  expect(index?.keys).toStrictEqual(['lower(name)', 'place']);
});

it('an index over a part of the rows leads to nothing', async () => {
  expect(await indexesAfter('CREATE INDEX ON log (name) WHERE place > 3')).toStrictEqual([]);
});
