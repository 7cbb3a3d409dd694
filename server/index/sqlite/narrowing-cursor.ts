import {
  isNarrowingPart,
  type GramsNarrowing,
  type Narrowing,
  type NarrowingPart,
  type TimeNarrowing,
  type WordsNarrowing,
} from '@/lib/query/narrow/narrowing.ts';
import { allOf } from './and-cursor.ts';
import { anyOf, ButCursor, ListCursor, none, type Cursor } from './cursor.ts';
import { FilterCursor } from './filter-cursor.ts';
import { agree, asksTime } from './agree.ts';
import { heldCursor } from './held-cursor.ts';
import { alteredCursor } from './ledger-cursor.ts';
import type { LedgerReading } from './ledger-reading.ts';
import { dayMilliseconds, noDay } from './schema.ts';
import { rowsOf, textCursor } from './text-cursor.ts';
import { WindowCursor } from './window-cursor.ts';
import { wordsQuery } from './words-query.ts';

/** Every event. */
const all: Cursor = { seek: (from) => Math.max(from, none) };
const nowhere: Cursor = { seek: () => none };

/** Walks down what a narrowing names. */
export function narrowingCursor(reading: LedgerReading, narrowing: Narrowing): Cursor {
  if (isNarrowingPart(narrowing)) return partCursor(reading, narrowing);
  switch (narrowing.kind) {
    case 'all':
      return all;
    case 'none':
      return nowhere;
    case 'and':
      return allOf(
        narrowing.items
          .toSorted((a, b) => cost(a) - cost(b))
          .map((item) => narrowingCursor(reading, item)),
        reading.budget,
      );
    case 'or':
      return anyOf(narrowing.items.map((item) => narrowingCursor(reading, item)));
    case 'but':
      return butCursor(reading, narrowing);
  }
}

/** Where both say the same of what is known, only what is not can lie between them. */
function butCursor(
  reading: LedgerReading,
  { of, not }: Extract<Narrowing, { kind: 'but' }>,
): Cursor {
  const unknown = agree(of, not) ? unknownCursor(reading, of) : null;
  const found = narrowingCursor(reading, of);
  const parts = {
    of: unknown === null ? found : allOf([unknown, found], reading.budget),
    not: narrowingCursor(reading, not),
  };
  return new ButCursor(parts, reading.budget);
}

/** Events of which not all that the narrowing asks is known; null: they stand in no list. */
function unknownCursor(reading: LedgerReading, narrowing: Narrowing): Cursor | null {
  if (!asksTime(narrowing)) return unread(reading);
  const untimed = reading.statements.values<[number], number>('SELECT 1 FROM days WHERE day = ?');
  return untimed.get(noDay) === undefined ? unread(reading) : null;
}

function partCursor(reading: LedgerReading, part: NarrowingPart): Cursor {
  switch (part.kind) {
    case 'words':
      return wordsCursor(reading, part);
    case 'grams':
      return reading.grams ? gramsCursor(reading, part) : all;
    case 'text':
      return textCursor(reading, part);
    case 'time':
      return timeCursor(reading, part);
    case 'altered':
      return alteredCursor(reading, part);
    case 'held':
      return heldCursor(reading, part) ?? all;
  }
}

/** What walks over many events is asked last, so that others say where to look. */
const cost = ({ kind }: Narrowing): number =>
  ['none', 'altered', 'words', 'grams', 'text', 'and', 'or', 'held', 'time', 'but', 'all'].indexOf(
    kind,
  );

/** FTS5 gathers the words of a beginning anew for every read, whose cost hardly depends on its size then. */
const prefixBatches = 64;

/** FTS5 passes over a bound that is no integer, and numbers are bound as reals: it would read from the newest event on. */
const whole = (ordinal: number): bigint => BigInt(ordinal);

function wordsCursor(reading: LedgerReading, { words, sure }: WordsNarrowing): Cursor {
  const asked = { table: 'words', query: wordsQuery(words) } as const;
  const hasPrefix = words.some(({ prefix }) => prefix);
  const found = hasPrefix ? beginnings(reading, asked) : matches(reading, asked);
  return sure ? found : orUnread(reading, found);
}

const gramsCursor = (reading: LedgerReading, { grams }: GramsNarrowing): Cursor =>
  orUnread(
    reading,
    matches(reading, {
      table: 'grams',
      query: wordsQuery(grams.map((text) => ({ text, prefix: false }))),
    }),
  );

interface Match {
  readonly table: 'words' | 'grams';
  /** In the language of FTS5. */
  readonly query: string;
}

/**
 * Read from older to newer: backwards FTS5 comes to a place only step by step from the newest event, and looks at
 * all the steps before it for each, so that a place far back in a frequent word took milliseconds.
 */
function matches({ statements, budget }: LedgerReading, { table, query }: Match): Cursor {
  const hits = statements.values<[string, bigint, bigint, number], number>(
    `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?`,
  );
  const hit = statements.values<[string, bigint], number>(
    `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid = ?`,
  );
  return new WindowCursor(
    (from, to, limit) => hits.all(query, whole(from), whole(to), limit),
    budget,
    // Where the event is not among them, FTS5 may answer with the next one that is.
    (ordinal) => hit.get(query, whole(ordinal)) === ordinal,
  );
}

/** As they are gathered anew for every read, asking about one event costs as much as all: they are only walked. */
function beginnings({ statements, budget }: LedgerReading, { table, query }: Match): Cursor {
  const hits = statements.values<[string, bigint, number], number>(
    `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?`,
  );
  return new ListCursor(
    (from, limit) => hits.all(query, whole(Math.min(from, most)), limit * prefixBatches),
    budget,
  );
}

const most = Number.MAX_SAFE_INTEGER;

/** With the events whose words are not all known. */
const orUnread = (reading: LedgerReading, found: Cursor): Cursor => anyOf([found, unread(reading)]);

function unread({ statements, budget }: LedgerReading): Cursor {
  const opaque = statements.values<[number, number], number>(
    'SELECT ordinal FROM opaque WHERE ordinal <= ? ORDER BY ordinal DESC LIMIT ?',
  );
  return new ListCursor(
    (from, limit) => opaque.all(Math.min(from, most), limit),
    budget,
    (ordinal) => opaque.get(ordinal, 1) === ordinal,
  );
}

/** The days say between which ordinals to look. */
function timeCursor(reading: LedgerReading, { from, to, sure }: TimeNarrowing): Cursor {
  const dayOf = (at: number | null, open: number): number =>
    at === null ? open : Math.floor(at / dayMilliseconds);
  const [bounds] = reading.statements
    .rows<[number, number, number], [number | null, number | null]>(
      'SELECT min(first), max(last) FROM days WHERE day BETWEEN ? AND ? OR day = ?',
    )
    .all(dayOf(from, noDay), dayOf(to, -noDay), noDay);
  const [first, last] = bounds ?? [null, null];
  if (first === null || last === null) return nowhere;
  const passes = (at: number | null): boolean =>
    at === null ? sure !== true : (from === null || at >= from) && (to === null || at <= to);
  const within = new FilterCursor(rowsOf(reading, 'at', first), passes, reading.budget);
  return { seek: (ordinal, least) => within.seek(Math.min(ordinal, last), least) };
}
