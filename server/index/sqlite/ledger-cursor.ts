import type { AlteredNarrowing, HeldNarrowing, ValueKey } from '@/lib/query/narrow/narrowing.ts';
import { relationOf, slotOf, type SlotPattern } from '@/lib/query/narrow/slots.ts';
import { anyOf, ListCursor, type Cursor } from './cursor.ts';
import { FilterCursor } from './filter-cursor.ts';
import { listOf, rowsOf, type Reading } from './text-cursor.ts';
import { dayMilliseconds, noDay } from './schema.ts';
import { anyValue, type ValueHash } from './value-hash.ts';

/** More lists than this are replaced by one walk. */
const mostLists = 64;
/** More periods than this do not narrow enough to be worth their memory. */
const mostPeriods = 100_000;

export interface LedgerReading extends Reading {
  readonly hash: ValueHash;
  /** Whether the index keeps pieces of words. */
  readonly grams: boolean;
}

interface Place {
  readonly id: number;
  /** False: only values that were not told apart can concern the place asked for. */
  readonly whole: boolean;
  readonly same: boolean;
}

/** Slots that the place of a query can mean. */
function placesOf({ statements }: LedgerReading, pattern: SlotPattern | null): readonly Place[] {
  const rows = statements.rows<[], [id: number, slot: string]>('SELECT id, slot FROM slots');
  return rows.all().flatMap(([id, slot]) => {
    const steps = slotOf(slot);
    const relation = steps === null ? 'around' : relationOf(steps, pattern);
    if (relation === 'elsewhere') return [];
    return [{ id, whole: relation !== 'around', same: relation === 'same' }];
  });
}

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

const hashOf = (hash: ValueHash, key: ValueKey): number | null => (key === null ? null : hash(key));

interface Period {
  readonly from: number;
  readonly until: number;
}

/** Events of streams that held a value at the place, and of streams whose states cannot be told. */
export function heldCursor(reading: LedgerReading, narrowing: HeldNarrowing): Cursor | null {
  const periods = new Map<number, Period[]>();
  let found = 0;
  for (const [stream, from, until] of heldRows(reading, narrowing)) {
    found += 1;
    if (found > mostPeriods) return null;
    const known = periods.get(stream);
    const period = { from, until: until ?? Infinity };
    if (known === undefined) periods.set(stream, [period]);
    else known.push(period);
  }
  const within = (stream: number, ordinal: number): boolean =>
    narrowing.when !== 'after' ||
    (periods.get(stream) ?? []).some(({ from, until }) => ordinal >= from && ordinal < until);
  const streams = streamsCursor(reading, [...periods.keys()], within);
  return anyOf([
    streams,
    doubtfulCursor(reading, narrowing.when === 'after' ? 'from-doubt' : 'whole'),
  ]);
}

type HeldRow = readonly [stream: number, from: number, until: number | null];

function* heldRows(reading: LedgerReading, narrowing: HeldNarrowing): Iterable<HeldRow> {
  const { statements, hash } = reading;
  const time = timeCondition(reading, narrowing);
  for (const place of placesOf(reading, narrowing.place)) {
    const values = !place.whole
      ? [anyValue]
      : narrowing.values === null
        ? null
        : [
            anyValue,
            ...(place.same ? narrowing.values.flatMap((key) => hashOf(hash, key) ?? []) : []),
          ];
    const condition =
      values === null ? 'after IS NOT NULL' : `after IN (${values.map(() => '?').join(', ')})`;
    const statement = statements.rows<number[], [number, number, number | null]>(
      `SELECT stream, ordinal, until FROM ledger WHERE slot = ? AND ${condition} ${time.sql} LIMIT ${mostPeriods + 1}`,
    );
    yield* statement.all(place.id, ...(values ?? []), ...time.values);
  }
}

/**
 * A state that held at a time began with an event at or before it and ended with none before it.
 * Times do not follow the log exactly, so the bounds are those of whole days.
 */
function timeCondition(
  { statements }: LedgerReading,
  { when }: HeldNarrowing,
): { readonly sql: string; readonly values: readonly number[] } {
  if (typeof when === 'string') return { sql: '', values: [] };
  const [last] = statements
    .values<[number, number], number | null>(
      'SELECT max(last) FROM days WHERE day <= ? AND day > ?',
    )
    .all(Math.floor(when.at / dayMilliseconds), noDay);
  const ended =
    'AND (until IS NULL OR coalesce((SELECT at FROM events WHERE events.ordinal = ledger.until), ?) >= ?)';
  return { sql: `AND ordinal <= ? ${ended}`, values: [last ?? 0, when.at, when.at] };
}

/** Events of streams with something in them that no state could be told from. */
function doubtfulCursor(reading: LedgerReading, which: 'from-doubt' | 'whole'): Cursor {
  const doubts = new Map(
    reading.statements.rows<[], [number, number]>('SELECT stream, ordinal FROM doubts').all(),
  );
  return streamsCursor(reading, [...doubts.keys()], (stream, ordinal) => {
    return which === 'whole' || ordinal >= (doubts.get(stream) ?? 0);
  });
}

function streamsCursor(
  reading: LedgerReading,
  streams: readonly number[],
  within: (stream: number, ordinal: number) => boolean,
): Cursor {
  if (streams.length > mostLists) {
    const wanted = new Set(streams);
    const passes = (stream: number | null, ordinal: number): boolean =>
      stream !== null && wanted.has(stream) && within(stream, ordinal);
    return new FilterCursor(rowsOf(reading, 'stream'), passes, reading.budget);
  }
  return anyOf(
    streams.map((stream) => {
      const read = listOf(reading, 'stream', stream);
      return new SiftedList(read, (ordinal) => within(stream, ordinal), reading);
    }),
  );
}

/** One list of which only a part counts. */
class SiftedList implements Cursor {
  readonly #list: ListCursor;
  readonly #passes: (ordinal: number) => boolean;

  constructor(
    read: ReturnType<typeof listOf>,
    passes: (ordinal: number) => boolean,
    { budget }: Reading,
  ) {
    this.#list = new ListCursor(read, budget);
    this.#passes = passes;
  }

  seek(from: number): number {
    let found = this.#list.seek(from);
    while (found > 0 && !this.#passes(found)) found = this.#list.seek(found - 1);
    return found;
  }
}
