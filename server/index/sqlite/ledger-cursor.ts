import type { AlteredNarrowing } from '@/lib/query/narrow/narrowing.ts';
import { anyOf, ListCursor, type Cursor } from './cursor.ts';
import { doubtfulCursor } from './held-cursor.ts';
import { hashOf, placesOf, type LedgerReading, type Place } from './ledger-reading.ts';
import { anyValue } from './value-hash.ts';

/** Events that altered the place; those of streams whose states cannot be told come with them. */
export function alteredCursor(reading: LedgerReading, narrowing: AlteredNarrowing): Cursor {
  const places = placesOf(reading, narrowing.place);
  const lists = places.flatMap((place) => alteredLists(reading, place, narrowing));
  return anyOf([...lists, doubtfulCursor(reading, 'from-doubt')]);
}

function alteredLists(
  reading: LedgerReading,
  place: Place,
  { from, to }: AlteredNarrowing,
): readonly Cursor[] {
  const { statements, budget, hash } = reading;
  const list = (condition: string, values: readonly number[]): Cursor => {
    const statement = statements.values<number[], number>(
      `SELECT DISTINCT ordinal FROM ledger WHERE slot = ? AND ${condition} AND ordinal <= ? ORDER BY ordinal DESC LIMIT ?`,
    );
    const read = (at: number, limit: number) =>
      statement.all(place.id, ...values, Math.min(at, Number.MAX_SAFE_INTEGER), limit);
    return new ListCursor(read, budget);
  };
  if (!place.whole) return [list('after = ?', [anyValue])];
  const keys = to ?? from;
  if (keys === null) return [list('1', [])];
  // Only a scalar at the very place equals a value; below it there can be but untold ones.
  const column = to === null ? 'before' : 'after';
  const hashes = [anyValue, ...(place.same ? keys.map((key) => hashOf(hash, key)) : [])];
  return hashes.map((each) =>
    each === null ? list(`${column} IS NULL`, []) : list(`${column} = ?`, [each]),
  );
}
