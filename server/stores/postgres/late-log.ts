import { position, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { PushedFilter, ReadOptions } from '../port.ts';
import { filterConditions } from './filter.ts';
import { GapTracker, gapsOfToken, type Gap } from './gap-tracker.ts';
import { safeHead } from './horizon.ts';
import { besideKeys, orderBy } from './keyset.ts';
import { lockHolders } from './lock-holders.ts';
import { keysOf } from './position-keys.ts';
import { readAtKeys } from './read-positions.ts';
import { matchesMetadata } from './read-log.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource, type SourceSql } from './source.ts';
import { Statement } from './statement.ts';
import type { TailRequest } from './tail-request.ts';

const pageSize = 500;

/** Milliseconds until a place is given up where the server does not show who writes. */
const patienceByTime = 10_000;

interface SeenPlace {
  readonly key: bigint;
  readonly hit: boolean;
}

/** A log that may be filled below its end: what was seen, and what is still open. */
export class LateLog {
  readonly #reader: Reader;
  readonly #filter: PushedFilter;
  readonly #options: ReadOptions;
  readonly #gaps: GapTracker;
  #reached: bigint;
  #told = '';

  private constructor(reader: Reader, { filter, signal }: TailRequest, reached: bigint) {
    this.#reader = reader;
    this.#filter = filter;
    this.#reached = reached;
    this.#options = { signal, limit: pageSize, maxScanned: pageSize, payload: 'full' };
    const { seal, bound } = reader;
    this.#gaps = new GapTracker(seal === 'time' ? patienceByTime : bound.layout.sealAfter * 1000);
  }

  /** At a place, with the gaps its token names; at the head also with those just below it. */
  static async start(reader: Reader, request: TailRequest): Promise<LateLog> {
    const { after, signal } = request;
    const from = after === 'start' ? null : after;
    const head = from === 'head' ? await safeHead(reader, signal) : from;
    const reached = head === null ? 0n : (keysOf(head, 1)[0] ?? 0n);
    const log = new LateLog(reader, request, reached);
    log.#gaps.watch(gapsOfToken(head ?? ''), await lockHolders(reader, signal));
    if (after === 'head') await log.#lookBack();
    return log;
  }

  /** True when the token differs from the one asked for last. */
  get moved(): boolean {
    return this.#gaps.token(this.#reached) !== this.#told;
  }

  /** Where to resume: the place reached and the places below it that are still open. */
  token(): Position {
    this.#told = this.#gaps.token(this.#reached);
    return position(this.#told);
  }

  /** The same while these events, which came late, have not been given yet. */
  tokenBefore(events: readonly RecordedEvent[]): Position {
    if (events.length === 0) return this.token();
    const open = new GapTracker(0);
    const places = events.flatMap(({ position: at }) => (at === null ? [] : keysOf(at, 1)));
    open.watch([...this.#gaps.open, ...places.map((key) => ({ from: key, to: key }))], null);
    return position(open.token(this.#reached));
  }

  /** Nothing can appear at or below this any more. */
  settled(): Position {
    const [lowest] = this.#gaps.open;
    const place = lowest === undefined ? this.#reached : lowest.from - 1n;
    return position(String(place));
  }

  /** The same for an event inside a page: what follows it has not been given yet. */
  tokenAt(event: RecordedEvent): Position {
    const [key = this.#reached] = event.position === null ? [] : keysOf(event.position, 1);
    const before = new GapTracker(0);
    before.watch(
      this.#gaps.open.filter(({ from }) => from < key),
      null,
    );
    return position(before.token(key));
  }

  /** Events that appeared in open gaps. Those who could fill a gap are read before the gap is. */
  async fillGaps(): Promise<readonly RecordedEvent[]> {
    if (this.#gaps.open.length === 0) return [];
    const { signal } = this.#options;
    const now = performance.now();
    const holders = await lockHolders(this.#reader, signal);
    const seen = await this.#placesIn(this.#gaps.open);
    this.#gaps.settle(
      seen.map(({ key }) => key),
      holders,
      now,
    );
    return this.#eventsAt(seen);
  }

  async nextPage(): Promise<{ readonly events: readonly RecordedEvent[]; readonly more: boolean }> {
    const { signal } = this.#options;
    const seen = await this.#placesAfter(this.#reached);
    const missing = GapTracker.missing(
      this.#reached,
      seen.map(({ key }) => key),
    );
    if (missing.length > 0) this.#gaps.watch(missing, await lockHolders(this.#reader, signal));
    this.#reached = seen.at(-1)?.key ?? this.#reached;
    return { events: await this.#eventsAt(seen), more: seen.length === pageSize };
  }

  /** Someone may be writing below the head right now: what is missing there is watched from the start. */
  async #lookBack(): Promise<void> {
    const below = this.#reached - BigInt(pageSize);
    const from = below > 0n ? below : 0n;
    const seen = await this.#placesIn([{ from: from + 1n, to: this.#reached }]);
    const keys = seen.map(({ key }) => key);
    const holders = await lockHolders(this.#reader, this.#options.signal);
    if (holders === null || holders.size > 0) {
      this.#gaps.watch(GapTracker.missing(from, keys), holders);
    }
  }

  #placesAfter(after: bigint): Promise<readonly SeenPlace[]> {
    return this.#places('log', (source) => [
      besideKeys(orderKeys(source), '>', { place: [after], statement: source.scope.statement }),
    ]);
  }

  #placesIn(gaps: readonly Gap[]): Promise<readonly SeenPlace[]> {
    return this.#places('gaps', (source) => {
      const [key] = orderKeys(source);
      const { statement } = source.scope;
      const within = gaps.map(
        ({ from, to }) =>
          `${key?.sql ?? 'NULL'} BETWEEN ${statement.integer(from)} AND ${statement.integer(to)}`,
      );
      return [`(${within.join(' OR ')})`];
    });
  }

  async #places(
    shape: 'log' | 'gaps',
    where: (source: SourceSql) => readonly string[],
  ): Promise<readonly SeenPlace[]> {
    const statement = new Statement(shape);
    const source = logSource(this.#reader.bound, statement);
    const [key] = orderKeys(source);
    const sql = key?.sql ?? 'NULL';
    const hits = filterConditions(this.#filter, source);
    // Rows that are no events fill their place too, so what holds for events is part of the hit.
    const hit = [...source.fixed, ...hits].join(' AND ') || 'true';
    const conditions = where(source).join(' AND ');
    const rows = await this.#reader.pool.read(
      statement.write(
        `SELECT ${sql}::text, ((${hit}) IS TRUE)::text ${source.from} WHERE ${conditions} ${orderBy([sql], 'forward')} LIMIT ${pageSize}`,
      ),
      this.#options.signal,
    );
    return rows.map(([place, hit]) => ({ key: BigInt(place ?? 0), hit: hit === 'true' }));
  }

  async #eventsAt(seen: readonly SeenPlace[]): Promise<readonly RecordedEvent[]> {
    const keys = seen.filter(({ hit }) => hit).map(({ key }) => [key]);
    const events = await readAtKeys(this.#reader, keys, this.#options);
    return events.filter((event) => matchesMetadata(this.#filter, event));
  }
}
