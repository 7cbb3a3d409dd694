import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '@/lib/events/ids.ts';
import type { Horizon } from '../port.ts';
import { orderBy } from './keyset.ts';
import { lockHolders } from './lock-holders.ts';
import { patienceOf } from './patience.ts';
import { positionOf, type OrderKeys } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource } from './source.ts';
import { Statement } from './statement.ts';
import { cancelled } from './store-failure.ts';
import { takenThrough } from './taken-through.ts';

/** Most writers are gone within this: looked again so often, so long apart. */
const looksAgain = 3;
const lookMilliseconds = 20;

/**
 * The last place below which nothing can appear any more: where the order is by transaction, the last
 * one older than every transaction still running; elsewhere simply the last.
 */
export async function safeHead(reader: Reader, signal: AbortSignal): Promise<Position | null> {
  const last = await newest(reader, { older: isByTransaction(reader) }, signal);
  return last === null ? null : positionOf(last.place);
}

export async function horizonOf(reader: Reader, signal: AbortSignal): Promise<Horizon> {
  const last = await newest(reader, { older: false }, signal);
  if (last === null) return { head: null, settled: null };
  const head = positionOf(last.place);
  if (last.isOlder || reader.seal === 'commit-order') return { head, settled: head };
  if (isByTransaction(reader)) return { head, settled: await safeHead(reader, signal) };
  const settled = await settledBelow(reader, last.place[0] ?? 0n, signal);
  return { head, settled: settled === null ? null : positionOf([settled]) };
}

/** By the marks of the reader, and as far as every place is taken. */
async function settledBelow(
  reader: Reader,
  head: bigint,
  signal: AbortSignal,
): Promise<bigint | null> {
  const { marks } = reader;
  await look(reader, head, signal);
  if (!marks.isSettled(head)) {
    const through = await takenThrough(reader, marks.settled, signal);
    if (through !== null) marks.reach(through);
  }
  for (let again = 0; again < looksAgain && !marks.isSettled(head); again += 1) {
    if (patienceOf(reader) > 0) break;
    await pause(signal);
    await look(reader, null, signal);
  }
  return marks.isSettled(head) ? head : marks.settled;
}

/** `head` was seen before; null: nothing new was. */
async function look(reader: Reader, head: bigint | null, signal: AbortSignal): Promise<void> {
  const { marks } = reader;
  const [asked, now] = [marks.ask(), performance.now()];
  const holders = await lockHolders(reader, signal);
  marks.meet(asked, holders, now);
  if (head !== null) marks.mark(head, holders, now);
}

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await sleep(lookMilliseconds, undefined, { signal });
  } catch (error) {
    throw signal.aborted ? cancelled() : error;
  }
}

const isByTransaction = ({ seal }: Reader): boolean => seal === 'snapshot-xmin';

interface Newest {
  readonly place: OrderKeys;
  /** Older than every transaction that runs, in a log that is ordered by them. */
  readonly isOlder: boolean;
}

async function newest(
  reader: Reader,
  { older }: { readonly older: boolean },
  signal: AbortSignal,
): Promise<Newest | null> {
  const statement = new Statement('horizon');
  const source = logSource(reader.bound, statement);
  const list = orderKeys(source).map(({ sql }) => sql);
  const isOlder = isByTransaction(reader)
    ? `${list[0] ?? 'NULL'} < pg_snapshot_xmin(pg_current_snapshot())`
    : 'false';
  const columns = [isOlder, ...list].map((sql) => `(${sql})::text`).join(', ');
  const where = source.where(older ? [isOlder] : []);
  const [row] = await reader.pool.read(
    statement.write(
      `SELECT ${columns} ${source.from} ${where} ${orderBy(list, 'backward')} LIMIT 1`,
    ),
    signal,
  );
  if (row === undefined) return null;
  const [flag, ...keys] = row;
  return { place: keys.map((key) => BigInt(key ?? 0)), isOlder: flag === 'true' };
}
