import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/lib/errors.ts';
import { position } from '@/lib/events/ids.ts';
import type { TailItem } from '../port.ts';
import { polledTail } from '../shared/polled-tail.ts';
import { pushableTerms, refuseUndeclared } from './filter.ts';
import { safeHead } from './horizon.ts';
import { LateLog } from './late-log.ts';
import type { Reader } from './reader.ts';
import { readLog } from './read-log.ts';
import type { TailRequest } from './tail-request.ts';

const pollEvery = 200;
const tellEvery = 3000;
/** How long a tail waits for a server that restarts before it gives up. */
const patience = 30_000;

/** By the store's own order of commits where it has one, else by watching gaps. */
export function tail(reader: Reader, request: TailRequest): AsyncIterable<TailItem> {
  refuseUndeclared(request.filter, pushableTerms(reader.bound));
  const byGaps = reader.seal === 'lock-holders' || reader.seal === 'time';
  return untilAborted(
    byGaps ? watchGaps(reader, request) : followCommits(reader, request),
    request,
  );
}

async function* untilAborted(
  items: AsyncIterable<TailItem>,
  { signal }: TailRequest,
): AsyncGenerator<TailItem> {
  try {
    yield* items;
  } catch (error) {
    if (!(signal.aborted && error instanceof AppError && error.code === 'cancelled')) throw error;
  }
}

const followCommits = (reader: Reader, request: TailRequest): AsyncIterable<TailItem> =>
  polledTail(
    {
      origin: position(reader.bound.layout.order.map(() => '0').join('-')),
      pollMilliseconds: pollEvery,
      heartbeatMilliseconds: tellEvery,
      head: (signal) => safeHead(reader, signal),
      readLog: (filter, range, options) => readLog(reader, { filter, range, options }),
    },
    request,
  );

async function* watchGaps(reader: Reader, request: TailRequest): AsyncGenerator<TailItem> {
  const { signal } = request;
  const log = await LateLog.start(reader, request);
  let toldAt = -Infinity;
  let failingSince: number | null = null;
  while (!signal.aborted) {
    try {
      const caughtUp = yield* round(log);
      failingSince = null;
      if (log.moved || performance.now() - toldAt >= tellEvery) {
        const settled = log.settled();
        yield { kind: 'progress', position: log.token(), live: caughtUp, settled };
        toldAt = performance.now();
      }
      if (!caughtUp) continue;
    } catch (error) {
      failingSince ??= performance.now();
      if (!isOutage(error) || performance.now() - failingSince > patience) throw error;
    }
    await pause(signal);
  }
}

/** One look: what fills open gaps, then one page on; true when nothing more was there. */
async function* round(log: LateLog): AsyncGenerator<TailItem, boolean> {
  const look = await log.look();
  for await (const late of log.fillGaps(look)) {
    for (const [index, event] of late.entries()) {
      yield { kind: 'event', event, position: log.tokenBefore(late.slice(index + 1)), late: true };
    }
  }
  const { events, more } = await log.nextPage(look);
  for (const [index, event] of events.entries()) {
    const last = index === events.length - 1;
    yield { kind: 'event', event, position: last ? log.token() : log.tokenAt(event), late: false };
  }
  return !more;
}

const isOutage = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'store_unavailable';

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await sleep(pollEvery, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
