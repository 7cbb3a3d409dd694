import type { PushedFilter } from '../port.ts';
import { filterConditions } from './filter.ts';
import type { Gap } from './gap.ts';
import { besideKeys, orderBy } from './keyset.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource, type SourceSql } from './source.ts';
import { Statement } from './statement.ts';

/** A place that is taken, and whether by an event that is asked for. */
export interface SeenPlace {
  readonly key: bigint;
  readonly hit: boolean;
}

export interface PlaceScan {
  readonly reader: Reader;
  readonly filter: PushedFilter;
  readonly signal: AbortSignal;
}

/** Most places of one answer. */
export const placesAtOnce = 500;
/** Most gaps of one question. */
export const gapsAtOnce = 200;

/** The next places that are taken, in order. */
export const placesAfter = (scan: PlaceScan, after: bigint): Promise<readonly SeenPlace[]> =>
  places(scan, 'log', (source) =>
    besideKeys(orderKeys(source), '>', { place: [after], statement: source.scope.statement }),
  );

/** The last places that are taken inside these gaps, from the end. */
export const lastPlacesIn = (
  scan: PlaceScan,
  gaps: readonly Gap[],
): Promise<readonly SeenPlace[]> =>
  places(scan, 'gaps', (source) => {
    const [key] = orderKeys(source);
    const { statement } = source.scope;
    const within = gaps.map(
      ({ from, to }) =>
        `${key?.sql ?? 'NULL'} BETWEEN ${statement.integer(from)} AND ${statement.integer(to)}`,
    );
    return `(${within.join(' OR ')})`;
  });

async function places(
  { reader, filter, signal }: PlaceScan,
  shape: 'log' | 'gaps',
  where: (source: SourceSql) => string,
): Promise<readonly SeenPlace[]> {
  const statement = new Statement(shape);
  const source = logSource(reader.bound, statement);
  const [key] = orderKeys(source);
  const sql = key?.sql ?? 'NULL';
  // Rows that are no events fill their place too, so what holds for events is part of the hit.
  const hit = [...source.fixed, ...filterConditions(filter, source)].join(' AND ') || 'true';
  const order = orderBy([sql], shape === 'log' ? 'forward' : 'backward');
  const rows = await reader.pool.read(
    statement.write(
      `SELECT ${sql}::text, ((${hit}) IS TRUE)::text ${source.from} WHERE ${where(source)} ${order} LIMIT ${placesAtOnce}`,
    ),
    signal,
  );
  return rows.map(([place, isHit]) => ({ key: BigInt(place ?? 0), hit: isHit === 'true' }));
}
