import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { Instant, Position } from '@/lib/events/ids.ts';
import type { CategorySummary, StoreDescription, TypeSummary } from '../port.ts';
import { decodeInstant } from './decode-instant.ts';
import { asText } from './expression.ts';
import type { Reader } from './reader.ts';
import { readLog } from './read-log.ts';
import { sampledLog } from './source.ts';
import { Statement } from './statement.ts';
import { estimateRows, samplePercent } from './table-size.ts';
import type { Row } from './store-pool.ts';

/** Types and categories with their counts: exact for a small table, else scaled up from a sample. */
export async function describe(reader: Reader, signal: AbortSignal): Promise<StoreDescription> {
  const rows = await estimateRows(reader, reader.bound.layout.log.from, signal);
  const sample = samplePercent(rows);
  const counted = await countTypes(reader, sample, signal);
  const examined = counted.reduce((sum, { events }) => sum + events, 0n);
  const scale = scaling(rows, sample === null ? null : examined);
  const streams = sample === null ? await countStreams(reader, signal) : null;
  return {
    types: summarise(counted, scale),
    categories: categoriesOf(counted, { scale, streams }),
    events: sample === null ? examined : BigInt(rows),
    streams: streams === null ? null : [...streams.values()].reduce((sum, n) => sum + n, 0n),
    first: await edge(reader, 'forward', signal),
    head: await edge(reader, 'backward', signal),
    sampled: sample !== null,
    examined,
  };
}

type Scale = (count: bigint) => bigint;

/** From a sample's counts to the table's; none without a sample. */
function scaling(rows: number, examined: bigint | null): Scale {
  if (examined === null || examined === 0n) return (count) => count;
  return (count) => (count * BigInt(rows) + examined / 2n) / examined;
}

interface Counted {
  readonly type: string;
  readonly category: string | null;
  readonly events: bigint;
  readonly first: Instant | null;
  readonly last: Instant | null;
}

async function countTypes(
  reader: Reader,
  sample: number | null,
  signal: AbortSignal,
): Promise<readonly Counted[]> {
  const statement = new Statement('types');
  const source = sampledLog(reader.bound, { statement, sample });
  const category = source.compile(source.fields.category);
  const recorded = source.compile(source.fields.recordedAt?.of ?? null);
  const type = source.compile(source.fields.type);
  const time = recorded === null ? 'NULL::text' : recorded.sql;
  const rows = await reader.pool.read(
    statement.write(
      `SELECT t, c, count(*)::text, min(r)::text, max(r)::text FROM (SELECT ${type === null ? 'NULL' : asText(type)} AS t, ${category === null ? 'NULL' : asText(category)} AS c, ${time} AS r ${source.from} ${source.where([])}) AS x GROUP BY t, c ORDER BY t, c LIMIT 20000`,
    ),
    signal,
  );
  const form = source.fields.recordedAt ?? undefined;
  const at = (row: Row, column: number): Instant | null => decodeInstant(row[column] ?? null, form);
  return rows.map((row) => ({
    type: row[0] ?? '',
    category: row[1] ?? null,
    events: BigInt(row[2] ?? 0),
    first: at(row, 3),
    last: at(row, 4),
  }));
}

const summarise = (counted: readonly Counted[], scale: Scale): readonly TypeSummary[] =>
  counted.map(({ type, category, events, first, last }) => ({
    type,
    category,
    count: scale(events),
    firstSeen: first,
    lastSeen: last !== null && first !== null && compareInstants(last, first) < 0 ? first : last,
  }));

function categoriesOf(
  counted: readonly Counted[],
  { scale, streams }: { readonly scale: Scale; readonly streams: StreamCounts | null },
): readonly CategorySummary[] {
  const events = new Map<string | null, bigint>();
  for (const each of counted) {
    events.set(each.category, (events.get(each.category) ?? 0n) + each.events);
  }
  return [...events].map(([category, count]) => ({
    category,
    events: scale(count),
    streams: streams?.get(category) ?? null,
  }));
}

type StreamCounts = ReadonlyMap<string | null, bigint>;

async function countStreams(reader: Reader, signal: AbortSignal): Promise<StreamCounts> {
  const statement = new Statement('types');
  const source = sampledLog(reader.bound, { statement, sample: null });
  const category = source.compile(source.fields.category);
  const stream = source.compile(source.fields.streamId);
  const rows = await reader.pool.read(
    statement.write(
      `SELECT c, count(DISTINCT s)::text FROM (SELECT ${category === null ? 'NULL' : asText(category)} AS c, ${stream === null ? 'NULL' : asText(stream)} AS s ${source.from} ${source.where([])}) AS x GROUP BY c`,
    ),
    signal,
  );
  return new Map(rows.map(([category, count]) => [category ?? null, BigInt(count ?? 0)] as const));
}

async function edge(
  reader: Reader,
  direction: 'forward' | 'backward',
  signal: AbortSignal,
): Promise<{ readonly position: Position | null; readonly recordedAt: Instant | null } | null> {
  const options = { signal, limit: 1, maxScanned: 1, payload: 'omit' } as const;
  const range = { direction, after: null, until: null } as const;
  const { items } = await readLog(reader, { filter: { all: [] }, range, options });
  const [event] = items;
  return event === undefined ? null : { position: event.position, recordedAt: event.recordedAt };
}
