import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Dictionary } from './dictionary.ts';
import { factsReader } from './read-facts.ts';
import { indexSchema } from './schema.ts';
import { Statements } from './statements.ts';

const events = 40;
const typeOf = (ordinal: number): string => `type-${ordinal % 7}`;
const initiatorOf = (ordinal: number): string | null =>
  ordinal % 3 === 0 ? null : `user-${ordinal % 5}`;
const timeOf = (ordinal: number): number | null => (ordinal % 4 === 0 ? null : ordinal * 1000);

describe('facts of the index', () => {
  let read: ReturnType<typeof factsReader>;
  let database: Sqlite.Database;

  beforeEach(() => {
    database = new Sqlite(':memory:');
    database.exec(indexSchema);
    const dictionary = new Dictionary(database);
    const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, 0, 0, ?, 0, ?)');
    for (let ordinal = 1; ordinal <= events; ordinal += 1) {
      const type = dictionary.add('type', typeOf(ordinal));
      const initiator = dictionary.add('initiator', initiatorOf(ordinal));
      insert.run(ordinal, ordinal, type, initiator, timeOf(ordinal));
    }
    const statements = new Statements(database);
    read = factsReader({ statements, dictionary, texts: ['type', 'initiator'] });
  });

  const told = (ordinals: readonly number[]) =>
    read(ordinals).map(({ ordinal, at, texts }) => [ordinal, at, texts.at(0), texts.at(1)]);
  const kept = (ordinals: readonly number[]) =>
    ordinals.map((each) => [each, timeOf(each), typeOf(each), initiatorOf(each)]);

  it('are those of each event, whether they follow each other or lie apart', () => {
    const ordinal = fc.integer({ min: 1, max: events });
    const apart = fc.uniqueArray(ordinal, { minLength: 1 });
    const following = fc
      .tuple(ordinal, fc.integer({ min: 1, max: 12 }))
      .map(([from, many]) => Array.from({ length: many }, (_, index) => from + index))
      .map((ordinals) => ordinals.filter((each) => each <= events));
    fc.assert(
      fc.property(fc.oneof(apart, following), (ordinals) => {
        const newestFirst = ordinals.toSorted((a, b) => b - a);
        expect(told(newestFirst)).toEqual(kept(newestFirst));
      }),
    );
  });

  it.each([
    ['following each other', [9, 8, 7]],
    ['apart', [30, 8, 2]],
  ])('are not told where an event is missing: %s', (_, ordinals) => {
    database.prepare('DELETE FROM events WHERE ordinal = 8').run();
    expect(() => read(ordinals)).toThrow('lacks an event');
  });
});
