import { position, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { filledPlaces } from './filled-places.ts';
import { missingIn, type Gap } from './gap.ts';
import { gapsOfToken, gapToken } from './gap-token.ts';
import { GapTracker } from './gap-tracker.ts';
import type { Holders } from './holders.ts';
import { horizonOf } from './horizon.ts';
import { lockHolders } from './lock-holders.ts';
import { missingFor } from './missing-for.ts';
import { patienceOf } from './patience.ts';
import { keysOf } from './position-keys.ts';
import { matchesMetadata } from './read-log.ts';
import {
  lastPlacesIn,
  placesAfter,
  placesAtOnce,
  type PlaceScan,
  type SeenPlace,
} from './read-places.ts';
import { readAtKeys } from './read-positions.ts';
import type { Reader } from './reader.ts';
import type { TailRequest } from './tail-request.ts';

/** What one look at a log saw, before anything of it is told. */
interface Look {
  readonly page: readonly SeenPlace[];
  readonly missing: readonly Gap[];
  /** Read after the page, for what it misses. */
  readonly holders: Holders | null;
  /** Taken places inside gaps that were open before, in order. */
  readonly late: readonly SeenPlace[];
}

interface NextPage {
  readonly events: readonly RecordedEvent[];
  readonly more: boolean;
}

/** A log that may be filled below its end: what was seen, and what is still open. */
export class LateLog {
  readonly #scan: PlaceScan;
  readonly #gaps: GapTracker;
  #reached: bigint;
  #told = '';

  private constructor(reader: Reader, { filter, signal }: TailRequest, reached: bigint) {
    this.#scan = { reader, filter, signal };
    this.#reached = reached;
    this.#gaps = new GapTracker(patienceOf(reader));
  }

  /** At a place, with the gaps its token names; at the head with all that may be filled below it. */
  static async start(reader: Reader, request: TailRequest): Promise<LateLog> {
    const { after, signal } = request;
    if (after === 'start') return new LateLog(reader, request, await beforeFirst(reader, request));
    if (after === 'head') return LateLog.#startAtHead(reader, request);
    const log = new LateLog(reader, request, keyOf(after) ?? 0n);
    log.#gaps.watch(gapsOfToken(after), await lockHolders(reader, signal));
    return log;
  }

  static async #startAtHead(reader: Reader, request: TailRequest): Promise<LateLog> {
    const horizon = await horizonOf(reader, request.signal);
    const [head, settled] = [keyOf(horizon.head) ?? 0n, keyOf(horizon.settled)];
    const log = new LateLog(reader, request, head);
    if (settled !== null && settled >= head) return log;
    for await (const page of missingFor(reader, { head, settled }, request.signal)) {
      log.#gaps.watch(page.gaps, page.holders);
    }
    return log;
  }

  /** True when the token differs from the one asked for last. */
  get moved(): boolean {
    return this.#token([]) !== this.#told;
  }

  /** Where to resume: the place reached and the places below it that are still open. */
  token(): Position {
    const token = this.#token([]);
    this.#told = token;
    return token;
  }

  /** The same while these events, which came late, have not been given yet. */
  tokenBefore(events: readonly RecordedEvent[]): Position {
    const places = events.flatMap(({ position: at }) => keyOf(at) ?? []);
    return this.#token(places.map((key) => ({ from: key, to: key })));
  }

  /** The same for an event inside a page: what follows it has not been given yet. */
  tokenAt({ position: at }: RecordedEvent): Position {
    return gapToken(keyOf(at) ?? this.#reached, this.#gaps.ranges);
  }

  #token(more: readonly Gap[]): Position {
    return gapToken(this.#reached, [...this.#gaps.ranges, ...more]);
  }

  /** Nothing can appear at or below this any more. */
  settled(): Position {
    const [lowest] = this.#gaps.open;
    return position(String(lowest === undefined ? this.#reached : lowest.from - 1n));
  }

  /**
   * One look: the page that follows, then who holds locks, then the open gaps. Read in this order,
   * what a stream recorded before an event of the page is seen as well, wherever it stands.
   */
  async look(): Promise<Look> {
    const { reader, signal } = this.#scan;
    const page = await placesAfter(this.#scan, this.#reached);
    const missing = missingIn(
      this.#reached,
      page.map(({ key }) => key),
    );
    if (missing.length === 0 && this.#gaps.open.length === 0) {
      return { page, missing, holders: null, late: [] };
    }
    const now = performance.now();
    const holders = await lockHolders(reader, signal);
    this.#gaps.meet(holders, now);
    const late = await filledPlaces(this.#gaps.due, (gaps) => lastPlacesIn(this.#scan, gaps));
    return { page, missing, holders, late };
  }

  /** What was seen in open gaps, part by part. What is asked for after a failure is seen again. */
  async *fillGaps({ late }: Look): AsyncGenerator<readonly RecordedEvent[]> {
    const end = this.#gaps.due.at(-1)?.to;
    if (end === undefined) return;
    let from = 0;
    do {
      const part = late.slice(from, from + placesAtOnce);
      from += placesAtOnce;
      const events = await this.#eventsAt(part);
      const keys = part.map(({ key }) => key);
      this.#gaps.settle(keys, from < late.length ? (keys.at(-1) ?? end) : end);
      yield events;
    } while (from < late.length);
  }

  /** What follows. Nothing counts as passed before it was read whole: a read that fails is made again. */
  async nextPage({ page, missing, holders }: Look): Promise<NextPage> {
    const events = await this.#eventsAt(page);
    this.#gaps.watch(missing, holders);
    this.#reached = page.at(-1)?.key ?? this.#reached;
    return { events, more: page.length === placesAtOnce };
  }

  async #eventsAt(seen: readonly SeenPlace[]): Promise<readonly RecordedEvent[]> {
    const { reader, filter, signal } = this.#scan;
    const keys = seen.filter(({ hit }) => hit).map(({ key }) => [key]);
    const events = await readAtKeys(reader, keys, {
      signal,
      limit: placesAtOnce,
      maxScanned: placesAtOnce,
      payload: 'full',
    });
    return events.filter((event) => matchesMetadata(filter, event));
  }
}

const keyOf = (place: Position | null): bigint | null =>
  place === null ? null : (keysOf(place, 1)[0] ?? null);

/** Numbers begin at 1, except where somebody chose others. */
async function beforeFirst(reader: Reader, { filter, signal }: TailRequest): Promise<bigint> {
  const [first] = await placesAfter({ reader, filter, signal }, -(2n ** 63n));
  return first === undefined || first.key > 0n ? 0n : first.key - 1n;
}
