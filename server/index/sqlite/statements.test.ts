import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { Statements } from './statements.ts';

const database = new Sqlite(':memory:');
database.exec('CREATE TABLE numbers (id INTEGER PRIMARY KEY, name TEXT)');
database.exec("INSERT INTO numbers VALUES (1, 'one'), (2, 'two')");
afterAll(() => {
  database.close();
});

const all = 'SELECT id, name FROM numbers ORDER BY id';

describe('statements of a connection', () => {
  it('are prepared once for each text', () => {
    const statements = new Statements(database);
    expect(statements.rows(all)).toBe(statements.rows(all));
    expect(statements.rows(all)).not.toBe(statements.rows(`${all} LIMIT 1`));
  });

  it('tell rows and values of the same text', () => {
    const statements = new Statements(database);
    expect(statements.rows(all).all()).toStrictEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
    expect(statements.values(all).all()).toStrictEqual([1, 2]);
    expect(statements.rows(all).get()).toStrictEqual([1, 'one']);
  });

  it('answer however many there are', () => {
    const statements = new Statements(database);
    const ids = Array.from({ length: 500 }, (_, at) => at % 3);
    const found = ids.map((id, at) =>
      statements.values(`SELECT name FROM numbers WHERE id = ${id} AND ${at} = ${at}`).get(),
    );
    expect(new Set(found)).toStrictEqual(new Set([undefined, 'one', 'two']));
  });
});
