import type Sqlite from 'better-sqlite3';
import { streamId, type StreamId } from '@/lib/events/ids.ts';
import type { ReducerFidelity } from '@/lib/fold/fidelity.ts';
import type { BegunStreams, CategoryLedger, LedgerPlace } from '../port.ts';
import type { Dictionary } from './dictionary.ts';
import { positionOf } from './position-value.ts';

interface Reading {
  readonly database: Sqlite.Database;
  readonly dictionary: Dictionary;
}

/** Events of the log that are looked through at once for the beginnings of streams. */
const lookedThrough = 20_000;

type Row = readonly [
  ordinal: number,
  position: unknown,
  stream: number,
  category: number,
  begins: number,
  beginsWith: number,
];

/** The first event of each stream is beside it. */
const select = `SELECT e.ordinal, e.position, e.stream, e.category, f.ordinal, f.category
  FROM events e CROSS JOIN events f
  WHERE f.ordinal = (SELECT min(g.ordinal) FROM events g WHERE g.stream = e.stream)`;

/** Places in the log with what the ledger must know of them. */
export class LedgerPlaces {
  readonly #dictionary: Dictionary;
  readonly #ledgers: Sqlite.Statement<[], [string, ReducerFidelity['kind'], string, number | null]>;
  readonly #after: Sqlite.Statement<[number, number], Row>;
  readonly #streams: Sqlite.Statement<[number, number, number, number], Row>;
  readonly #stream: Sqlite.Statement<[number, number, number, number], Row>;

  constructor({ database, dictionary }: Reading) {
    this.#dictionary = dictionary;
    this.#ledgers = database
      .prepare<[], [string, ReducerFidelity['kind'], string, number | null]>(
        'SELECT category, kind, reducer, derived FROM ledgers ORDER BY category',
      )
      .raw();
    this.#after = database
      .prepare<[number, number], Row>(`${select} AND e.ordinal > ? ORDER BY e.ordinal LIMIT ?`)
      .raw();
    this.#streams = database
      .prepare<[number, number, number, number], Row>(
        `${select} AND e.category = ? AND e.ordinal > ? AND e.ordinal <= ? AND f.ordinal = e.ordinal
         ORDER BY e.ordinal LIMIT ?`,
      )
      .raw();
    this.#stream = database
      .prepare<[number, number, number, number], Row>(
        `${select} AND e.stream = ? AND e.ordinal > ? AND e.ordinal <= ? ORDER BY e.ordinal LIMIT ?`,
      )
      .raw();
  }

  ledgers(): readonly CategoryLedger[] {
    return this.#ledgers.all().map(([category, kind, key, derived]) => ({
      ...{ category, derived },
      reducer: { kind, key },
    }));
  }

  after(ordinal: number, limit: number): readonly LedgerPlace[] {
    return this.#after.all(ordinal, limit).map(this.#placeOf);
  }

  streamsAfter(category: string, { from, to, limit }: Span): BegunStreams {
    const id = this.#dictionary.idOf('category', category);
    if (id === null) return { places: [], reached: to };
    const last = Math.min(from + lookedThrough, to);
    const places = this.#streams.all(id, from, last, limit).map(this.#placeOf);
    const full = places.length === limit;
    return { places, reached: full ? (places.at(-1)?.ordinal ?? last) : last };
  }

  placesOf(stream: StreamId, { from, to, limit }: Span): readonly LedgerPlace[] {
    const id = this.#dictionary.idOf('stream', stream);
    return id === null ? [] : this.#stream.all(id, from, to, limit).map(this.#placeOf);
  }

  readonly #placeOf = ([
    ordinal,
    where,
    stream,
    category,
    begins,
    beginsWith,
  ]: Row): LedgerPlace => ({
    ordinal,
    position: positionOf(where),
    streamId: streamId(this.#dictionary.textOf(stream) ?? ''),
    category: this.#dictionary.textOf(category),
    begins: { ordinal: begins, category: this.#dictionary.textOf(beginsWith) },
  });
}

/** After one ordinal and up to another. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}
