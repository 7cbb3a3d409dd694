import type Sqlite from 'better-sqlite3';
import type { IndexedText } from '@/lib/query/narrow/narrowing.ts';
import type { IndexFact } from '../port.ts';
import type { Dictionary } from './dictionary.ts';

interface Reading {
  readonly database: Sqlite.Database;
  readonly dictionary: Dictionary;
  readonly texts: readonly IndexedText[];
}

type Row = readonly [ordinal: number, at: number | null, ...texts: number[]];
type ReadFacts = (ordinals: readonly number[]) => readonly IndexFact[];

/** Where more than one row in so many is wanted, a walk over all of them is faster than look-ups. */
const densest = 3;

/** Reads what the index keeps of events, given newest first. */
export function factsReader({ database, dictionary, texts }: Reading): ReadFacts {
  const columns = ['ordinal', 'at', ...texts].join(', ');
  const among = database
    .prepare<[string], Row>(
      `SELECT ${columns} FROM events WHERE ordinal IN (SELECT value FROM json_each(?)) ORDER BY ordinal DESC`,
    )
    .raw();
  const between = database
    .prepare<[number, number], Row>(
      `SELECT ${columns} FROM events WHERE ordinal BETWEEN ? AND ? ORDER BY ordinal DESC`,
    )
    .raw();
  const factOf = ([ordinal, at, ...ids]: Row): IndexFact => ({
    ordinal,
    at,
    texts: ids.map((id) => dictionary.textOf(id)),
  });
  return (ordinals) => {
    const [first, last] = [ordinals.at(-1) ?? 1, ordinals[0] ?? 0];
    if (last - first >= ordinals.length * densest) {
      return among.all(JSON.stringify(ordinals)).map(factOf);
    }
    const wanted = new Set(ordinals);
    const rows = between.all(first, last);
    return rows.filter(([ordinal]) => wanted.has(ordinal)).map(factOf);
  };
}
