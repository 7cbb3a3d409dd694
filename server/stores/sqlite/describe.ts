import { position, type Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { CategorySummary, StoreDescription, TypeSummary } from '../port.ts';
import type { SqlRow } from './sql-row.ts';
import { instantOf, integerOf, textOf } from './decode-value.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { countedUpTo, extentOf, sampleOf, type Extent } from './sample.ts';

const nothing: StoreDescription = {
  types: [],
  categories: [],
  events: 0n,
  streams: 0n,
  first: null,
  head: null,
  sampled: false,
  examined: 0n,
};

/** Categories, types and edges of the log. */
export async function describe(reader: Reader, signal: AbortSignal): Promise<StoreDescription> {
  const extent = await extentOf(reader, signal);
  if (extent === null) return nothing;
  const counted = reader.layout.countIndexes && extent.size <= countedUpTo;
  const found = counted
    ? await countTypes(reader, signal)
    : await sampleTypes(reader, extent, signal);
  const streams = found.streams ?? (await countStreams(reader, signal));
  const events = found.types.reduce((sum, { count }) => sum + count, 0n);
  return {
    types: [...found.types].sort((a, b) => (a.count > b.count ? -1 : a.count < b.count ? 1 : 0)),
    categories: categoriesOf(found.types, streams),
    events,
    streams: streams === null ? null : [...streams.values()].reduce((sum, n) => sum + n, 0n),
    first: await edgeAt(reader, extent.first, signal),
    head: await edgeAt(reader, extent.last, signal),
    sampled: found.sampled,
    examined: found.examined,
  };
}

interface Types {
  readonly types: readonly TypeSummary[];
  readonly sampled: boolean;
  readonly examined: bigint;
  /** Streams per category where the way of counting gives them. */
  readonly streams: ReadonlyMap<string | null, bigint> | null;
}

async function countTypes(reader: Reader, signal: AbortSignal): Promise<Types> {
  const { layout } = reader;
  const { type, category, recordedAt } = layout.columns;
  const by = `${type}, ${category ?? 'NULL'}`;
  const time = recordedAt ?? 'NULL';
  const sql =
    `SELECT ${by}, count(*), min(${time}), max(${time}) FROM ${layout.source} ` +
    `${whereOf(layout, [])} GROUP BY ${by}`;
  const { rows } = await query(reader, { sql, params: [], maxBytes: Infinity }, signal);
  const types = rows.map(([name, group, count, first, last]) => ({
    type: textOf(name) ?? '',
    category: textOf(group),
    count: integerOf(count) ?? 0n,
    firstSeen: instantOf(first, layout.recordedAs),
    lastSeen: instantOf(last, layout.recordedAs),
  }));
  const examined = types.reduce((sum, each) => sum + each.count, 0n);
  return { types, sampled: false, examined, streams: null };
}

async function sampleTypes(reader: Reader, extent: Extent, signal: AbortSignal): Promise<Types> {
  const { type, category, recordedAt, streamId } = reader.layout.columns;
  const columns = [type, category ?? 'NULL', recordedAt ?? 'NULL', streamId];
  const sample = await sampleOf(reader, { columns, extent }, signal);
  const found = new Map<string, TypeSummary>();
  for (const [, name, group, time] of sample.rows) {
    const key = JSON.stringify([textOf(name), textOf(group)]);
    const known = found.get(key) ?? unseen(textOf(name), textOf(group));
    found.set(key, withOneMore(known, instantOf(time, reader.layout.recordedAs)));
  }
  const types = [...found.values()].map((each) => ({
    ...each,
    count: BigInt(Math.round(Number(each.count) * sample.weight)),
  }));
  const streams = sample.sampled ? null : streamsIn(sample.rows);
  return { types, sampled: sample.sampled, examined: BigInt(sample.rows.length), streams };
}

/** Counts of distinct streams; a stream belongs to the category of its first event. */
function streamsIn(rows: readonly SqlRow[]): ReadonlyMap<string | null, bigint> {
  const categories = new Map<string | null, string | null>();
  for (const [, , category, , stream] of rows) {
    if (!categories.has(textOf(stream))) categories.set(textOf(stream), textOf(category));
  }
  const counts = new Map<string | null, bigint>();
  for (const category of categories.values()) {
    counts.set(category, (counts.get(category) ?? 0n) + 1n);
  }
  return counts;
}

const unseen = (type: string | null, category: string | null): TypeSummary => ({
  type: type ?? '',
  category,
  count: 0n,
  firstSeen: null,
  lastSeen: null,
});

const withOneMore = (known: TypeSummary, seen: Instant | null): TypeSummary => ({
  ...known,
  count: known.count + 1n,
  firstSeen: pick(known.firstSeen, seen, -1),
  lastSeen: pick(known.lastSeen, seen, 1),
});

function pick(a: Instant | null, b: Instant | null, side: -1 | 1): Instant | null {
  if (a === null || b === null) return a ?? b;
  return compareInstants(a, b) === side ? a : b;
}

/** Streams per category; null where that would need a scan. */
async function countStreams(
  reader: Reader,
  signal: AbortSignal,
): Promise<ReadonlyMap<string | null, bigint> | null> {
  const table = reader.layout.streams;
  if (table === null) return null;
  const category = table.category ?? 'NULL';
  const sql = `SELECT ${category}, count(*) FROM ${table.table} GROUP BY ${category}`;
  const { rows } = await query(reader, { sql, params: [], maxBytes: Infinity }, signal);
  return new Map(rows.map(([name, count]) => [textOf(name), integerOf(count) ?? 0n]));
}

function categoriesOf(
  types: readonly TypeSummary[],
  streams: ReadonlyMap<string | null, bigint> | null,
): readonly CategorySummary[] {
  const events = new Map<string | null, bigint>();
  for (const { category, count } of types) {
    events.set(category, (events.get(category) ?? 0n) + count);
  }
  return [...events]
    .map(([category, count]) => ({
      category,
      events: count,
      streams: streams?.get(category) ?? null,
    }))
    .sort((a, b) => (a.events > b.events ? -1 : a.events < b.events ? 1 : 0));
}

async function edgeAt(reader: Reader, place: bigint, signal: AbortSignal) {
  const { layout } = reader;
  const { position: column, recordedAt } = layout.columns;
  const sql = `SELECT ${recordedAt ?? 'NULL'} FROM ${layout.source} ${whereOf(layout, [`${column} = ?`])} LIMIT 1`;
  const { rows } = await query(reader, { sql, params: [place] }, signal);
  return {
    position: position(String(place)),
    recordedAt: instantOf(rows[0]?.[0], layout.recordedAs),
  };
}
