import type { HeldNarrowing } from '@/lib/query/narrow/narrowing.ts';
import { AskedCursor } from './asked-cursor.ts';
import { anyOf, ListCursor, type Cursor } from './cursor.ts';
import {
  holding,
  placesOf,
  timeCondition,
  type LedgerReading,
  type Place,
} from './ledger-reading.ts';
import { hasGroup, StreamStates } from './stream-states.ts';
import { listOf, type Reading } from './text-cursor.ts';

/** More lists than this are replaced by one walk. */
const mostLists = 64;
/** Of more periods than this in more than a few streams no list is made: each event is asked whether its stream held it. */
const mostListed = 1000;
/** Where events cannot be asked, more periods than this do not narrow enough to be worth their memory. */
const mostPeriods = 100_000;

interface Period {
  readonly from: number;
  readonly until: number;
}

type Periods = ReadonlyMap<number, readonly Period[]>;

/**
 * Events of streams that held a value at the place, and of streams whose states cannot be told; null: that would be
 * too much to tell.
 */
export function heldCursor(
  reading: LedgerReading,
  narrowing: HeldNarrowing,
  most: Most = { periods: mostListed, streams: mostLists },
): Cursor | null {
  const places = placesOf(reading, narrowing.place);
  const groups = places.filter(hasGroup);
  const mayAsk = groups.length === places.length;
  const held = mayAsk ? most : { periods: mostPeriods, streams: 0 };
  const known = holdersOf(reading, { narrowing, places, most: held });
  const states = new StreamStates(reading, narrowing, groups);
  const doubtful = doubtfulCursor(reading, narrowing.when === 'after' ? 'from-doubt' : 'whole');
  if (known !== null) {
    const { streams, periods } = known;
    const counts = periods === null ? states.held : within(narrowing, periods);
    return anyOf([streamsCursor(reading, streams, counts), doubtful]);
  }
  return mayAsk ? anyOf([new AskedCursor(reading, states.held), doubtful]) : null;
}

/** Of more periods no list is made, unless they are of no more than so many streams. */
interface Most {
  readonly periods: number;
  readonly streams: number;
}

type Within = (stream: number, ordinal: number) => boolean;

const within =
  ({ when }: HeldNarrowing, periods: Periods): Within =>
  (stream, ordinal) =>
    when !== 'after' ||
    (periods.get(stream) ?? []).some(({ from, until }) => ordinal >= from && ordinal < until);

interface Asked {
  readonly narrowing: HeldNarrowing;
  readonly places: readonly Place[];
  readonly most: Most;
}

interface Holders {
  readonly streams: readonly number[];
  /** When they held it; null where that is too often to be listed. */
  readonly periods: Periods | null;
}

/** Which streams held it; null where that is too often in too many of them. */
function holdersOf(reading: LedgerReading, asked: Asked): Holders | null {
  const { most } = asked;
  const periods = new Map<number, Period[]>();
  let found = 0;
  for (const [stream, from, until] of heldRows(reading, asked)) {
    found += 1;
    const known = periods.get(stream) ?? [];
    if (known.length === 0) periods.set(stream, known);
    if (found <= most.periods) known.push({ from, until: until ?? Infinity });
    else if (periods.size > most.streams || found > mostPeriods) return null;
  }
  return { streams: [...periods.keys()], periods: found > most.periods ? null : periods };
}

type HeldRow = readonly [stream: number, from: number, until: number | null];

function* heldRows(reading: LedgerReading, { narrowing, places }: Asked): Iterable<HeldRow> {
  const time = timeCondition(reading, narrowing);
  for (const place of places) {
    const held = holding(reading, place, narrowing);
    const statement = reading.statements.rows<number[], [number, number, number | null]>(
      `SELECT stream, ordinal, until FROM ledger WHERE ${held.sql} ${time.sql} LIMIT ${mostPeriods + 1}`,
    );
    yield* statement.iterate(...held.values, ...time.values);
  }
}

/** Events of streams with something in them that no state could be told from. */
export function doubtfulCursor(reading: Reading, which: 'from-doubt' | 'whole'): Cursor {
  const doubts = new Map(
    reading.statements.rows<[], [number, number]>('SELECT stream, ordinal FROM doubts').all(),
  );
  return streamsCursor(reading, [...doubts.keys()], (stream, ordinal) => {
    return which === 'whole' || ordinal >= (doubts.get(stream) ?? 0);
  });
}

function streamsCursor(reading: Reading, streams: readonly number[], counts: Within): Cursor {
  if (streams.length > mostLists) {
    const wanted = new Set(streams);
    return new AskedCursor(
      reading,
      (stream, ordinal) => wanted.has(stream) && counts(stream, ordinal),
    );
  }
  return anyOf(
    streams.map((stream) => {
      const read = listOf(reading, 'stream', stream);
      return new SiftedList(read, (ordinal) => counts(stream, ordinal), reading);
    }),
  );
}

/** One list of which only a part counts. */
class SiftedList implements Cursor {
  readonly holds: (ordinal: number) => boolean;
  readonly #list: ListCursor;
  readonly #passes: (ordinal: number) => boolean;

  constructor(
    read: ReturnType<typeof listOf>,
    passes: (ordinal: number) => boolean,
    { budget }: Reading,
  ) {
    this.#list = new ListCursor(read, budget);
    this.#passes = passes;
    this.holds = (ordinal) => {
      budget.left -= 1;
      return passes(ordinal) && read(ordinal, 1)[0] === ordinal;
    };
  }

  seek(from: number): number {
    let found = this.#list.seek(from);
    while (found > 0 && !this.#passes(found)) found = this.#list.seek(found - 1);
    return found;
  }
}
