import type { Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { allOf, anyOf, ListCursor, none, type Cursor } from './cursor.ts';
import { FilterCursor } from './filter-cursor.ts';
import { alteredCursor, heldCursor, type LedgerReading } from './ledger-cursor.ts';
import { dayMilliseconds, noDay } from './schema.ts';
import { rowsOf, textCursor } from './text-cursor.ts';
import { wordsQuery } from './words-query.ts';

/** Every event. */
const all: Cursor = { seek: (from) => Math.max(from, none) };

/** Walks down what a narrowing names. */
export function narrowingCursor(reading: LedgerReading, narrowing: Narrowing): Cursor {
  switch (narrowing.kind) {
    case 'all':
      return all;
    case 'and':
      return allOf(
        narrowing.items
          .toSorted((a, b) => cost(a) - cost(b))
          .map((item) => narrowingCursor(reading, item)),
      );
    case 'or':
      return anyOf(narrowing.items.map((item) => narrowingCursor(reading, item)));
    case 'words':
      return wordsCursor(reading, wordsQuery(narrowing.words));
    case 'text':
      return textCursor(reading, narrowing);
    case 'time':
      return timeCursor(reading, narrowing);
    case 'altered':
      return alteredCursor(reading, narrowing);
    case 'held':
      return heldCursor(reading, narrowing) ?? all;
  }
}

/** What walks over many events is asked last, so that others say where to look. */
const cost = ({ kind }: Narrowing): number =>
  ['altered', 'words', 'text', 'and', 'or', 'held', 'time', 'all'].indexOf(kind);

function wordsCursor({ database, budget }: LedgerReading, query: string): Cursor {
  const hits = database
    .prepare<[string, number, number], number>(
      'SELECT rowid FROM words WHERE words MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?',
    )
    .pluck();
  const opaque = database
    .prepare<[number, number], number>(
      'SELECT ordinal FROM opaque WHERE ordinal <= ? ORDER BY ordinal DESC LIMIT ?',
    )
    .pluck();
  const most = Number.MAX_SAFE_INTEGER;
  return anyOf([
    new ListCursor((from, limit) => hits.all(query, Math.min(from, most), limit), budget),
    new ListCursor((from, limit) => opaque.all(Math.min(from, most), limit), budget),
  ]);
}

/** The days say between which ordinals to look. */
function timeCursor(
  reading: LedgerReading,
  { from, to }: Extract<Narrowing, { kind: 'time' }>,
): Cursor {
  const dayOf = (at: number | null, open: number): number =>
    at === null ? open : Math.floor(at / dayMilliseconds);
  const [bounds] = reading.database
    .prepare<[number, number, number], [number | null, number | null]>(
      'SELECT min(first), max(last) FROM days WHERE day BETWEEN ? AND ? OR day = ?',
    )
    .raw()
    .all(dayOf(from, noDay), dayOf(to, -noDay), noDay);
  const [first, last] = bounds ?? [null, null];
  if (first === null || last === null) return { seek: () => none };
  const passes = (at: number | null): boolean =>
    at === null || ((from === null || at >= from) && (to === null || at <= to));
  const within = new FilterCursor(rowsOf(reading, 'at', first), passes, reading.budget);
  return { seek: (ordinal) => within.seek(Math.min(ordinal, last)) };
}
