import type Sqlite from 'better-sqlite3';
import { setImmediate as turn } from 'node:timers/promises';
import { position, streamId } from '@/lib/events/ids.ts';
import type { IndexedText, Narrowing } from '@/lib/query/narrow/narrowing.ts';
import type {
  CandidatePage,
  CandidateRequest,
  DayCount,
  FacetCount,
  IndexCoverage,
  IndexBatch,
  IndexPlace,
  KnownPlace,
  LedgerEntry,
  LedgerPlace,
  ResumePoint,
  SearchIndex,
} from '../port.ts';
import { none, paused, type Budget } from './cursor.ts';
import { Dictionary } from './dictionary.ts';
import { narrowingCursor } from './narrowing-cursor.ts';
import { positionOf } from './position-value.ts';
import { dayMilliseconds, noDay } from './schema.ts';
import type { ValueHash } from './value-hash.ts';
import { IndexWriter } from './writer.ts';

/** Rows read before others get their turn. */
const rowsPerTurn = 20_000;

/** The index in one SQLite file. */
export class SqliteIndex implements SearchIndex {
  readonly #database: Sqlite.Database;
  readonly #dictionary: Dictionary;
  readonly #hash: ValueHash;
  #writer: IndexWriter | null = null;

  constructor(database: Sqlite.Database, hash: ValueHash) {
    this.#database = database;
    this.#dictionary = new Dictionary(database);
    this.#hash = hash;
  }

  coverage(): Promise<IndexCoverage> {
    return this.#answer(() => this.#coverage());
  }

  #coverage(): IndexCoverage {
    const meta = new Map(
      this.#database.prepare<[], [string, string]>('SELECT name, value FROM meta').raw().all(),
    );
    const events = Number(meta.get('events') ?? 0);
    const ledgerEvents = Number(meta.get('ledger') ?? 0);
    return {
      events,
      through: this.#place(events)?.position ?? null,
      resume: resumeIn(meta),
      edition: Number(meta.get('edition') ?? 0),
      ledgerEvents,
      ledgerThrough: this.#place(ledgerEvents)?.position ?? null,
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

  placesAfter(ordinal: number, limit: number): Promise<readonly LedgerPlace[]> {
    return this.#answer(() =>
      this.#database
        .prepare<[number, number], [number, unknown, number, number]>(
          `SELECT ordinal, position, stream,
             (SELECT min(ordinal) FROM events f WHERE f.stream = e.stream) = ordinal
           FROM events e WHERE ordinal > ? ORDER BY ordinal LIMIT ?`,
        )
        .raw()
        .all(ordinal, limit)
        .map(([at, where, stream, first]) => ({
          ordinal: at,
          position: positionOf(where),
          streamId: streamId(this.#dictionary.textOf(stream) ?? ''),
          first: first === 1,
        })),
    );
  }

  placeAt(ordinal: number): Promise<KnownPlace | null> {
    return this.#answer(() => {
      const [row] = this.#database
        .prepare<[number], [unknown, number, number | null]>(
          'SELECT position, stream, at FROM events WHERE ordinal = ?',
        )
        .raw()
        .all(ordinal);
      if (row === undefined) return null;
      const [where, stream, at] = row;
      const text = this.#dictionary.textOf(stream) ?? '';
      return { ordinal, position: positionOf(where), streamId: streamId(text), at };
    });
  }

  async candidates(narrowing: Narrowing, request: CandidateRequest): Promise<CandidatePage> {
    const ordinals: number[] = [];
    for await (const ordinal of this.#walk(narrowing, request)) {
      ordinals.push(ordinal);
      if (ordinals.length === request.limit) break;
    }
    const full = ordinals.length === request.limit;
    return {
      places: ordinals.flatMap((ordinal) => this.#place(ordinal) ?? []),
      reached: full ? (ordinals.at(-1) ?? 1) : 1,
    };
  }

  async histogram(narrowing: Narrowing, signal: AbortSignal): Promise<readonly DayCount[]> {
    const days = narrowing.kind === 'all' ? this.#days() : await this.#countDays(narrowing, signal);
    return days.map(([day, type, events]) => ({
      day: day === noDay ? null : new Date(day * dayMilliseconds).toISOString().slice(0, 10),
      type: this.#dictionary.textOf(type) ?? '',
      events,
    }));
  }

  #days(): readonly DayRow[] {
    return this.#database
      .prepare<[], DayRow>('SELECT day, type, events FROM days ORDER BY day, type')
      .raw()
      .all();
  }

  async #countDays(narrowing: Narrowing, signal: AbortSignal): Promise<readonly DayRow[]> {
    const read = this.#database
      .prepare<[number], [number | null, number]>('SELECT at, type FROM events WHERE ordinal = ?')
      .raw();
    const counts = new Map<string, [number, number, number]>();
    for await (const ordinal of this.#walk(narrowing, { below: Infinity, signal })) {
      const [at, type] = read.get(ordinal) ?? [null, 0];
      const day = at === null ? noDay : Math.floor(at / dayMilliseconds);
      const key = `${day} ${type}`;
      const known = counts.get(key) ?? [day, type, 0];
      known[2] += 1;
      counts.set(key, known);
    }
    return [...counts.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  }

  async facet(
    narrowing: Narrowing,
    field: IndexedText,
    signal: AbortSignal,
  ): Promise<readonly FacetCount[]> {
    const read = this.#database
      .prepare<[number], number>(`SELECT ${field} FROM events WHERE ordinal = ?`)
      .pluck();
    const counts = new Map<number, number>();
    for await (const ordinal of this.#walk(narrowing, { below: Infinity, signal })) {
      const id = read.get(ordinal) ?? 0;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return [...counts]
      .sort(([a, many], [b, more]) => more - many || a - b)
      .map(([id, events]) => ({ value: this.#dictionary.textOf(id), events }));
  }

  close(): Promise<void> {
    return this.#answer(() => {
      this.#database.close();
    });
  }

  /** Ordinals of a narrowing, newest first; others get their turn in between. */
  async *#walk(
    narrowing: Narrowing,
    { below, signal }: Omit<CandidateRequest, 'limit'>,
  ): AsyncGenerator<number> {
    const budget: Budget = { left: rowsPerTurn };
    const [database, dictionary, hash] = [this.#database, this.#dictionary, this.#hash];
    const cursor = narrowingCursor({ database, dictionary, hash, budget }, narrowing);
    let from = Math.min(below - 1, this.#coverage().events);
    while (from >= 1) {
      signal.throwIfAborted();
      const found = cursor.seek(from);
      if (found === none) return;
      if (found === paused || (budget.left -= 1) <= 0) {
        await turn();
        budget.left = rowsPerTurn;
      }
      if (found === paused) continue;
      yield found;
      from = found - 1;
    }
  }

  #place(ordinal: number): IndexPlace | null {
    const where = this.#database
      .prepare<[number], unknown>('SELECT position FROM events WHERE ordinal = ?')
      .pluck()
      .get(ordinal);
    return where === undefined ? null : { ordinal, position: positionOf(where) };
  }

  #write(write: (writer: IndexWriter) => void): Promise<void> {
    return this.#answer(() => {
      this.#writer ??= new IndexWriter(this.#database, this.#dictionary, this.#hash);
      write(this.#writer);
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

function resumeIn(meta: ReadonlyMap<string, string>): ResumePoint | null {
  const resume = meta.get('resume');
  if (resume === undefined) return null;
  const settled = meta.get('settled') ?? '';
  return {
    position: position(resume),
    live: meta.get('live') === '1',
    settled: settled === '' ? null : position(settled),
  };
}
