import { instant, position, version, type Instant, type StreamId } from '@/lib/events/ids.ts';
import type { Located } from '../port.ts';
import { bisect, type Probed } from '../shared/bisect.ts';
import type { SqlRow } from './sql-row.ts';
import { instantOf, integerOf } from './decode-value.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { isText } from './same-text.ts';

/** How many events are looked at on either side of the boundary. */
const neighbours = 50;

interface Lane {
  readonly reader: Reader;
  readonly stream: StreamId | null;
  /** Column that orders the lane. */
  readonly key: string;
  readonly signal: AbortSignal;
}

/** Last event recorded at or before `time`, found by bisection: no index on time is needed. */
export async function locateBisected(
  reader: Reader,
  { time, stream }: { readonly time: Instant; readonly stream: StreamId | null },
  signal: AbortSignal,
): Promise<Located | null> {
  const { columns } = reader.layout;
  const lane: Lane = {
    reader,
    stream,
    key: stream === null ? columns.position : columns.version,
    signal,
  };
  const low = await edgeKey(lane, 'ASC');
  const high = await edgeKey(lane, 'DESC');
  if (low === null || high === null) return null;
  const found = await bisect<Probed>({
    time,
    low,
    high,
    probe: (keys) => probe(lane, keys),
    around: (key) => around(lane, key),
  });
  if (found === null) return null;
  const { key, recordedAt } = found.event;
  const { skewed } = found;
  return stream === null
    ? { in: 'log', position: position(String(key)), recordedAt, skewed }
    : { in: 'stream', version: version(key), recordedAt, skewed };
}

interface Part {
  readonly conditions: readonly string[];
  readonly params: readonly bigint[];
  readonly way: 'ASC' | 'DESC';
  readonly limit: number;
}

async function select(lane: Lane, part: Part): Promise<readonly Probed[]> {
  const { layout } = lane.reader;
  const inLane = lane.stream === null ? [] : [isText(layout, layout.columns.streamId)];
  const sql =
    `SELECT ${lane.key}, ${layout.columns.recordedAt ?? 'NULL'} FROM ${layout.source} ` +
    `${whereOf(layout, [...inLane, ...part.conditions])} ` +
    `ORDER BY ${lane.key} ${part.way} LIMIT ${part.limit}`;
  const params = lane.stream === null ? part.params : [lane.stream, ...part.params];
  const { rows } = await query(lane.reader, { sql, params }, lane.signal);
  return rows.flatMap((row) => probedOf(lane, row) ?? []);
}

/** An event without a time counts as later than all, like text that is no time. */
function probedOf({ reader }: Lane, [number, time]: SqlRow): Probed | null {
  const key = integerOf(number);
  if (key === null) return null;
  return { key, recordedAt: instantOf(time, reader.layout.recordedAs) ?? instant('') };
}

async function edgeKey(lane: Lane, way: 'ASC' | 'DESC'): Promise<bigint | null> {
  const [edge] = await select(lane, { conditions: [], params: [], way, limit: 1 });
  return edge?.key ?? null;
}

/** One statement for all keys: a round trip to the worker costs more than the fifteen look-ups. */
async function probe(lane: Lane, keys: readonly bigint[]): Promise<readonly (Probed | null)[]> {
  const { reader, key, stream } = lane;
  const { layout } = reader;
  const inLane = stream === null ? [] : [isText(layout, layout.columns.streamId)];
  const ofLane = stream === null ? [] : [stream];
  const nearest =
    `SELECT ${key} FROM ${layout.source} ${whereOf(layout, [...inLane, `${key} >= wanted.value`])} ` +
    `ORDER BY ${key} LIMIT 1`;
  const sql =
    `SELECT ${key}, ${layout.columns.recordedAt ?? 'NULL'}, wanted.key FROM json_each(?) wanted ` +
    `CROSS JOIN ${layout.source} ${whereOf(layout, [...inLane, `${key} = (${nearest})`])}`;
  const params = [`[${keys.join(',')}]`, ...ofLane, ...ofLane];
  const { rows } = await query(reader, { sql, params }, lane.signal);
  const found = new Map(rows.map((row) => [Number(integerOf(row[2])), probedOf(lane, row)]));
  return keys.map((_, index) => found.get(index) ?? null);
}

async function around(lane: Lane, key: bigint): Promise<readonly Probed[]> {
  const part = { params: [key], limit: neighbours } as const;
  const below = await select(lane, { ...part, conditions: [`${lane.key} < ?`], way: 'DESC' });
  const from = await select(lane, { ...part, conditions: [`${lane.key} >= ?`], way: 'ASC' });
  return [...below].reverse().concat(from);
}
