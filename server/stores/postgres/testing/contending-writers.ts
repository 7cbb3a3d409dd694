import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { BareLog } from './bare-log.ts';

/** No two events of a stream have one place, as event stores guard it. */
export const placesAreUnique = 'ALTER TABLE messages ADD UNIQUE (stream_name, position)';

export interface Contention {
  readonly writers: number;
  /** Transactions to commit, all writers together. */
  readonly commits: number;
  readonly streams: number;
  /** Shares of all transactions. */
  readonly rolledBack: number;
  readonly slow: number;
  /** Any number gives the same choices again, not the same timing. */
  readonly seed: number;
}

export interface Written {
  readonly commits: number;
  readonly rollbacks: number;
  readonly conflicts: number;
}

/** Evenly spread numbers below 1 (mulberry32, public domain). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const append = `INSERT INTO messages (position, stream_name, type)
  SELECT (SELECT coalesce(max(position), -1) FROM messages WHERE stream_name = $1) + n, $1, 'Written'
  FROM generate_series(1, $2::int) AS n ORDER BY n`;

/**
 * Writers who append to the same streams at the same time: some hold their transaction open for long,
 * some roll back, and who comes second to a place of a stream fails and tries elsewhere.
 */
export async function contend(
  log: BareLog,
  { writers, commits, streams, rolledBack, slow, seed }: Contention,
): Promise<Written> {
  const written = { commits: 0, rollbacks: 0, conflicts: 0 };
  const one = async (client: pg.Client, random: () => number): Promise<void> => {
    while (written.commits < commits) {
      await client.query('BEGIN');
      const stream = `stream-${Math.floor(random() * streams)}`;
      const isIn = await client.query(append, [stream, 1 + Math.floor(random() * 3)]).then(
        () => true,
        () => false,
      );
      const fate = random();
      if (fate < slow) await sleep(20 + random() * 180);
      const end = isIn && random() >= rolledBack ? 'COMMIT' : 'ROLLBACK';
      await client.query(end);
      if (!isIn) written.conflicts += 1;
      else if (end === 'COMMIT') written.commits += 1;
      else written.rollbacks += 1;
    }
  };
  const all = Array.from({ length: writers }, async (_, number) =>
    one(await log.writer(), numbersFrom(seed + number)),
  );
  await Promise.all(all);
  return written;
}
