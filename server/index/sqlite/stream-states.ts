import type { HeldNarrowing } from '@/lib/query/narrow/narrowing.ts';
import { holding, timeCondition, type LedgerReading, type Place } from './ledger-reading.ts';

/** A place of one group, which its streams can be asked for. */
export type GroupPlace = Place & { readonly group: number };

export const hasGroup = (place: Place): place is GroupPlace => place.group !== null;

/** More rows of a stream than this are not looked through: it counts as one that may have held the value. */
const mostRows = 5000;
const mostKept = 100_000;
/** By itself SQLite may choose the index of the value, and pass over all other streams that held it. */
const ofStream = 'ledger INDEXED BY ledger_open';

type Ask = (stream: number, ordinal: number) => boolean;

/** Asks the ledger of single streams whether their states held a value; may say yes where that is not certain. */
export class StreamStates {
  readonly #reading: LedgerReading;
  readonly #narrowing: HeldNarrowing;
  readonly #places: readonly Ask[];
  /** Of streams that were asked as a whole. */
  readonly #known = new Map<number, boolean>();

  constructor(reading: LedgerReading, narrowing: HeldNarrowing, places: readonly GroupPlace[]) {
    this.#reading = reading;
    this.#narrowing = narrowing;
    this.#places = places.map((place) =>
      narrowing.when === 'after' ? this.#afterEvent(place) : this.#inStream(place),
    );
  }

  readonly held: Ask = (stream, ordinal) => {
    if (this.#narrowing.when === 'after') return this.#isAnywhere(stream, ordinal);
    const known = this.#known.get(stream);
    if (known !== undefined) return known;
    const held = this.#isAnywhere(stream, ordinal);
    if (this.#known.size >= mostKept) this.#known.clear();
    this.#known.set(stream, held);
    return held;
  };

  #isAnywhere(stream: number, ordinal: number): boolean {
    return this.#places.some((ask) => ask(stream, ordinal));
  }

  /**
   * What a group holds ends together, when an event alters it next; so of those that ended later only the ones
   * that ended first can have held at an event.
   */
  #afterEvent(place: GroupPlace): Ask {
    const held = holding(this.#reading, place, this.#narrowing);
    const begun = `SELECT 1 FROM ${ofStream} WHERE stream = ? AND grp = ? AND ordinal <= ? AND ${held.sql}`;
    const statement = this.#reading.statements.values<number[], number>(
      `${begun} AND until IS NULL UNION ALL
       ${begun} AND until = (SELECT min(until) FROM ${ofStream} WHERE stream = ? AND grp = ? AND until > ?) LIMIT 1`,
    );
    const { group } = place;
    return (stream, ordinal) => {
      const asked = [stream, group, ordinal, ...held.values];
      return statement.get(...asked, ...asked, stream, group, ordinal) !== undefined;
    };
  }

  /** At any moment, or at the one that is asked for. */
  #inStream(place: GroupPlace): Ask {
    const { statements } = this.#reading;
    const held = holding(this.#reading, place, this.#narrowing);
    const time = timeCondition(this.#reading, this.#narrowing);
    const rows = `(SELECT * FROM ${ofStream} WHERE stream = ? AND grp = ? LIMIT ${mostRows})`;
    const some = statements.values<number[], number>(
      `SELECT 1 FROM ${rows} ledger WHERE ${held.sql} ${time.sql} LIMIT 1`,
    );
    const full = statements.values<number[], number>(
      `SELECT 1 FROM ${ofStream} WHERE stream = ? AND grp = ? LIMIT 1 OFFSET ${mostRows}`,
    );
    const { group } = place;
    return (stream) =>
      some.get(stream, group, ...held.values, ...time.values) !== undefined ||
      full.get(stream, group) !== undefined;
  }
}
