import type { IndexedText, TextNarrowing } from '@/lib/query/narrow/narrowing.ts';
import { anyOf, ListCursor, type Budget, type Cursor, type ReadBack } from './cursor.ts';
import type { Dictionary } from './dictionary.ts';
import { FilterCursor, type ReadRows } from './filter-cursor.ts';
import type { Statements } from './statements.ts';

/** More texts than this are judged event by event. */
const mostLists = 64;
/** A field with more texts than this is not looked through text by text. */
const mostTexts = 5000;

export interface Reading {
  readonly statements: Statements;
  readonly dictionary: Dictionary;
  readonly budget: Budget;
}

export function textCursor(reading: Reading, narrowing: TextNarrowing): Cursor {
  const ids = idsOf(reading.dictionary, narrowing);
  if (ids !== null && ids.length <= mostLists) return listsOf(reading, narrowing.field, ids);
  const known = new Map<number, boolean>();
  const passes = (id: number | null): boolean => {
    const judged = known.get(id ?? 0) ?? narrowing.passes(reading.dictionary.textOf(id ?? 0));
    known.set(id ?? 0, judged);
    return judged;
  };
  return new FilterCursor(rowsOf(reading, narrowing.field), passes, reading.budget);
}

/** The texts that pass; null when they are too many to tell. */
function idsOf(dictionary: Dictionary, narrowing: TextNarrowing): readonly number[] | null {
  const { field, exact, prefix, passes } = narrowing;
  if (exact !== null) {
    return exact.flatMap((text) => dictionary.idOf(field, text) ?? []);
  }
  const among = dictionary.idsFrom(field, prefix, mostTexts);
  if (among === null) return null;
  const fitting = among.filter((id) => passes(dictionary.textOf(id)));
  return passes(null) ? [0, ...fitting] : fitting;
}

const listsOf = (reading: Reading, field: IndexedText, ids: readonly number[]): Cursor =>
  anyOf(
    ids.map((id) => {
      const list = listOf(reading, field, id);
      return new ListCursor(list, reading.budget, (ordinal) => list(ordinal, 1)[0] === ordinal);
    }),
  );

export function listOf({ statements }: Reading, field: IndexedText, id: number): ReadBack {
  // The partial index of correlations holds those only that are there.
  const there = field === 'correlation' && id > 0 ? 'correlation > 0 AND ' : '';
  const statement = statements.values<[number, number, number], number>(
    `SELECT ordinal FROM events WHERE ${there}${field} = ? AND ordinal <= ? ORDER BY ordinal DESC LIMIT ?`,
  );
  return (from, limit) => statement.all(id, Math.min(from, Number.MAX_SAFE_INTEGER), limit);
}

export function rowsOf(
  { statements }: Pick<Reading, 'statements'>,
  column: IndexedText | 'at',
  first = 1,
): ReadRows {
  const statement = statements.rows<[number, number, number], [number, number | null]>(
    `SELECT ordinal, ${column} FROM events WHERE ordinal BETWEEN ? AND ? ORDER BY ordinal DESC LIMIT ?`,
  );
  return (from, limit) => statement.all(first, Math.min(from, Number.MAX_SAFE_INTEGER), limit);
}
