import type Sqlite from 'better-sqlite3';
import { position, streamId, type StreamId } from '@/lib/events/ids.ts';
import type { Narrowing } from '@/lib/query/narrow/narrowing.ts';
import type {
  BegunStreams,
  CandidatePage,
  CandidateRequest,
  DayCount,
  DerivedStreams,
  FactsRequest,
  IndexCoverage,
  IndexBatch,
  IndexFact,
  IndexPlace,
  KnownPlace,
  LedgerEntry,
  LedgerPlace,
  LedgerReducer,
  SearchIndex,
} from '../port.ts';
import { Dictionary } from './dictionary.ts';
import { LedgerPlaces } from './ledger-places.ts';
import { withoutAbsent } from './absent-words.ts';
import { narrowingCursor } from './narrowing-cursor.ts';
import { positionOf } from './position-value.ts';
import { factsReader } from './read-facts.ts';
import { dayMilliseconds, noDay } from './schema.ts';
import { Statements } from './statements.ts';
import type { ValueHash } from './value-hash.ts';
import { newBudget, walkOrdinals } from './walk-ordinals.ts';
import { IndexWriter } from './writer.ts';
import { keepsGrams } from './writer-statements.ts';

/** Events told at once. */
const factsAtOnce = 1000;

/** The index in one SQLite file. */
export class SqliteIndex implements SearchIndex {
  readonly #database: Sqlite.Database;
  readonly #dictionary: Dictionary;
  readonly #hash: ValueHash;
  readonly #places: LedgerPlaces;
  readonly #statements: Statements;
  readonly #grams: boolean;
  #writer: IndexWriter | null = null;

  constructor(database: Sqlite.Database, hash: ValueHash) {
    this.#database = database;
    this.#dictionary = new Dictionary(database);
    this.#hash = hash;
    this.#places = new LedgerPlaces({ database, dictionary: this.#dictionary });
    this.#statements = new Statements(database);
    this.#grams = keepsGrams(database);
  }

  coverage(): Promise<IndexCoverage> {
    return this.#answer(() => this.#coverage());
  }

  #coverage(): IndexCoverage {
    const meta = new Map(
      this.#statements.rows<[], [string, string]>('SELECT name, value FROM meta').all(),
    );
    const events = Number(meta.get('events') ?? 0);
    const ledgerEvents = Number(meta.get('ledger') ?? 0);
    const resume = meta.get('resume');
    return {
      events,
      through: this.#place(events)?.position ?? null,
      resume: resume === undefined ? null : position(resume),
      ledgerEvents,
      ledgerThrough: this.#place(ledgerEvents)?.position ?? null,
      ledgers: this.#places.ledgers(),
    };
  }

  append(batch: IndexBatch): Promise<void> {
    return this.#write((writer) => {
      writer.append(batch);
    });
  }

  appendLedger(entries: readonly LedgerEntry[], through: number): Promise<void> {
    return this.#write((writer) => {
      writer.appendLedger(entries, through);
    });
  }

  tidy(): Promise<boolean> {
    return this.#write((writer) => writer.tidy());
  }

  deriveAnew(category: string, reducer: LedgerReducer): Promise<void> {
    return this.#write((writer) => {
      writer.deriveAnew(category, reducer);
    });
  }

  appendDerived(derived: DerivedStreams): Promise<void> {
    return this.#write((writer) => {
      writer.appendDerived(derived);
    });
  }

  placesAfter(ordinal: number, limit: number): Promise<readonly LedgerPlace[]> {
    return this.#answer(() => this.#places.after(ordinal, limit));
  }

  streamsAfter(category: string, from: number, limit: number): Promise<BegunStreams> {
    return this.#answer(() => {
      const to = this.#coverage().ledgerEvents;
      return this.#places.streamsAfter(category, { from, to, limit });
    });
  }

  placesOf(stream: StreamId, from: number, limit: number): Promise<readonly LedgerPlace[]> {
    return this.#answer(() => {
      const to = this.#coverage().ledgerEvents;
      return this.#places.placesOf(stream, { from, to, limit });
    });
  }

  placeAt(ordinal: number): Promise<KnownPlace | null> {
    return this.#answer(() => {
      const row = this.#statements
        .rows<[number], [unknown, number, number | null]>(
          'SELECT position, stream, at FROM events WHERE ordinal = ?',
        )
        .get(ordinal);
      if (row === undefined) return null;
      const [where, stream, at] = row;
      const text = this.#dictionary.textOf(stream) ?? '';
      return { ordinal, position: positionOf(where), streamId: streamId(text), at };
    });
  }

  async candidates(narrowing: Narrowing, request: CandidateRequest): Promise<CandidatePage> {
    const { below, limit, signal } = request;
    const spans = [{ from: 1, to: below - 1 }];
    const walk = this.#walk(narrowing, { spans, size: limit, signal });
    const first = await walk.next();
    const ordinals = first.done === true ? [] : first.value;
    return {
      places: this.#placesAt(ordinals),
      reached: ordinals.length === limit ? (ordinals.at(-1) ?? 1) : 1,
    };
  }

  async *facts(narrowing: Narrowing, request: FactsRequest): AsyncGenerator<readonly IndexFact[]> {
    const { spans, texts, signal } = request;
    const [statements, dictionary] = [this.#statements, this.#dictionary];
    const read = factsReader({ statements, dictionary, texts });
    for await (const ordinals of this.#walk(narrowing, { spans, size: factsAtOnce, signal })) {
      yield read(ordinals);
    }
  }

  days(): Promise<readonly DayCount[]> {
    return this.#answer(() =>
      this.#statements
        .rows<[], DayRow>('SELECT day, type, events FROM days ORDER BY day, type')
        .all()
        .map(([day, type, events]) => ({
          day: day === noDay ? null : new Date(day * dayMilliseconds).toISOString().slice(0, 10),
          type: this.#dictionary.textOf(type) ?? '',
          events,
        })),
    );
  }

  close(): Promise<void> {
    return this.#answer(() => {
      this.#database.close();
    });
  }

  #walk(
    narrowing: Narrowing,
    { spans, size, signal }: Pick<FactsRequest, 'spans' | 'signal'> & { readonly size: number },
  ): AsyncGenerator<readonly number[]> {
    const budget = newBudget();
    const reading = {
      ...{ statements: this.#statements, dictionary: this.#dictionary },
      ...{ hash: this.#hash, grams: this.#grams, budget },
    };
    const events = Number(this.#kept('events') ?? 0);
    return walkOrdinals({
      cursor: narrowingCursor(reading, withoutAbsent(reading, narrowing)),
      budget,
      spans: spans.map(({ from, to }) => ({ from, to: Math.min(to, events) })),
      size,
      signal,
    });
  }

  #kept(name: string): string | undefined {
    return this.#statements
      .values<[string], string>('SELECT value FROM meta WHERE name = ?')
      .get(name);
  }

  /** In the order given; those that are not there are left out. */
  #placesAt(ordinals: readonly number[]): readonly IndexPlace[] {
    return this.#statements
      .rows<[string], [number, unknown]>(
        `SELECT e.ordinal, e.position FROM json_each(?) wanted CROSS JOIN events e
         WHERE e.ordinal = wanted.value`,
      )
      .all(JSON.stringify(ordinals))
      .map(([ordinal, where]) => ({ ordinal, position: positionOf(where) }));
  }

  #place(ordinal: number): IndexPlace | null {
    const where = this.#statements
      .values<[number], unknown>('SELECT position FROM events WHERE ordinal = ?')
      .get(ordinal);
    return where === undefined ? null : { ordinal, position: positionOf(where) };
  }

  #write<Result>(write: (writer: IndexWriter) => Result): Promise<Result> {
    return this.#answer(() => {
      this.#writer ??= new IndexWriter(this.#database, this.#dictionary, this.#hash);
      return write(this.#writer);
    });
  }

  /** What SQLite throws at once is a promise that fails, as the port has it. */
  #answer<Value>(read: () => Value): Promise<Value> {
    return new Promise((resolve) => {
      resolve(read());
    });
  }
}

type DayRow = readonly [day: number, type: number, events: number];
