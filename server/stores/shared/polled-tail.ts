import { AppError } from '@/lib/errors.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Horizon, Page, PushedFilter, Range, ReadOptions, TailItem } from '../port.ts';

/** What a tail needs of a store whose positions appear in commit order. */
export interface PolledLog {
  /** Sorts before every position of the store. */
  readonly origin: Position;
  readonly pollMilliseconds?: number;
  readonly heartbeatMilliseconds?: number;
  readonly head: (signal: AbortSignal) => Promise<Position | null>;
  readonly readLog: (
    filter: PushedFilter,
    range: Range<Position>,
    options: ReadOptions,
  ) => Promise<Page<RecordedEvent, Position>>;
}

export interface TailRequest {
  readonly filter: PushedFilter;
  readonly after: Position | 'head' | 'start';
  readonly signal: AbortSignal;
}

const pageSize = 200;
const scannedPerPage = 20_000;

/**
 * Polls a log that is only ever appended to in position order. Each round reads up to the head it
 * saw first, so that `progress` never names a place that was not looked at. Ends when aborted.
 */
export async function* polledTail(log: PolledLog, request: TailRequest): AsyncGenerator<TailItem> {
  const { signal } = request;
  try {
    yield* rounds(log, request);
  } catch (error) {
    if (!(signal.aborted && error instanceof AppError && error.code === 'cancelled')) throw error;
  }
}

/** Of such a log everything that can be seen is final. */
export async function committedInOrder(
  head: PolledLog['head'],
  signal: AbortSignal,
): Promise<Horizon> {
  const last = await head(signal);
  return { head: last, settled: last };
}

async function* rounds(log: PolledLog, request: TailRequest): AsyncGenerator<TailItem> {
  const { signal } = request;
  let reached = await beginning(log, request);
  let toldAt = -Infinity;
  while (!signal.aborted) {
    const head = await log.head(signal);
    const before = reached;
    if (head !== null && head !== reached) reached = yield* catchUp(log, request, [reached, head]);
    const heartbeat = performance.now() - toldAt >= (log.heartbeatMilliseconds ?? 3000);
    if (reached !== before || heartbeat) {
      yield { kind: 'progress', position: reached, live: true };
      toldAt = performance.now();
    }
    await pause(log.pollMilliseconds ?? 200, signal);
  }
}

async function beginning(log: PolledLog, { after, signal }: TailRequest): Promise<Position> {
  if (after === 'start') return log.origin;
  return after === 'head' ? ((await log.head(signal)) ?? log.origin) : after;
}

/** Everything after `from` up to and with `head`; returns where it ended. */
async function* catchUp(
  log: PolledLog,
  { filter, signal }: TailRequest,
  [from, head]: readonly [Position, Position],
): AsyncGenerator<TailItem, Position> {
  let after = from;
  for (;;) {
    const options = {
      signal,
      limit: pageSize,
      maxScanned: scannedPerPage,
      payload: 'full',
    } as const;
    const page = await log.readLog(filter, { direction: 'forward', after, until: head }, options);
    for (const event of page.items) {
      if (event.position !== null) {
        yield { kind: 'event', event, position: event.position, late: false };
      }
    }
    if (page.next === null) return head;
    after = page.next;
    yield { kind: 'progress', position: after, live: false };
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
