import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants, pointOf } from '@/lib/time/compare-instants.ts';
import type { Volume, VolumeRequest } from '../port.ts';
import { planBuckets, type BucketPlan } from '../shared/volume-buckets.ts';
import { databaseTime, decodeInstant } from './decode-instant.ts';
import { asText } from './expression.ts';
import { besideKeys } from './keyset.ts';
import { locate } from './locate.ts';
import { keysOf, type OrderKeys } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { sampledLog, type SourceSql } from './source.ts';
import { Statement } from './statement.ts';
import { recordedTimestamp } from './time-column.ts';
import { countedUpTo, estimateRows, samplePercent } from './table-size.ts';

/** Events per bucket and category; null when nothing has a time that a chart can show. */
export async function volume(
  reader: Reader,
  request: VolumeRequest,
  signal: AbortSignal,
): Promise<Volume | null> {
  if (reader.bound.layout.fields.recordedAt === null) return null;
  const rows = await estimateRows(reader, reader.bound.layout.log.from, signal);
  const sample = samplePercent(rows);
  const plan = planOf(request, await timeEdges(reader, sample, signal));
  if (plan === null) return null;
  const span = sample === null ? null : await spanOf(reader, plan, signal);
  return count(reader, { plan, sample: span === null ? sample : null, span }, signal);
}

function planOf(request: VolumeRequest, edges: TimeEdges | null): BucketPlan | null {
  if (edges === null) return null;
  const from = request.from ?? edges.first;
  const to = request.to ?? edges.last;
  return compareInstants(from, to) > 0 ? null : planBuckets(from, to, request.buckets);
}

interface TimeEdges {
  readonly first: Instant;
  readonly last: Instant;
}

async function timeEdges(
  reader: Reader,
  sample: number | null,
  signal: AbortSignal,
): Promise<TimeEdges | null> {
  const statement = new Statement('volume');
  const source = sampledLog(reader.bound, { statement, sample });
  const time = recordedSql(source);
  const [row] = await reader.pool.read(
    statement.write(
      `SELECT min(${time})::text, max(${time})::text ${source.from} ${source.where([`isfinite(${time})`])}`,
    ),
    signal,
  );
  const first = decodeInstant(row?.[0] ?? null);
  const last = decodeInstant(row?.[1] ?? null);
  return first === null || last === null ? null : { first, last };
}

const recordedSql = (source: SourceSql): string =>
  recordedTimestamp(source)?.sql ?? 'NULL::timestamptz';

interface Span {
  readonly first: OrderKeys | null;
  readonly last: OrderKeys;
}

/** The part of the log that the buckets cover, when it is small enough to be counted; else null. */
async function spanOf(reader: Reader, plan: BucketPlan, signal: AbortSignal): Promise<Span | null> {
  if (reader.bound.layout.order.length !== 1 || !reader.orderIndexed) return null;
  const first = await placeAt(reader, plan.from, signal);
  const last = await placeAt(reader, plan.to, signal);
  if (last === null) return null;
  const events = (last[0] ?? 0n) - (first?.[0] ?? 0n);
  return events <= BigInt(countedUpTo) ? { first, last } : null;
}

async function placeAt(
  reader: Reader,
  time: Instant,
  signal: AbortSignal,
): Promise<OrderKeys | null> {
  const located = await locate(reader, { time, stream: null }, signal);
  return located?.in === 'log' ? keysOf(located.position, 1) : null;
}

interface Counting {
  readonly plan: BucketPlan;
  readonly sample: number | null;
  readonly span: Span | null;
}

async function count(
  reader: Reader,
  { plan, sample, span }: Counting,
  signal: AbortSignal,
): Promise<Volume> {
  const statement = new Statement('volume');
  const source = sampledLog(reader.bound, { statement, sample });
  const time = recordedSql(source);
  const category = source.compile(source.fields.category);
  const type = /without/.test(recordedTimestamp(source)?.type ?? '') ? 'timestamp' : 'timestamptz';
  const bound = (edge: Instant): string => statement.value(databaseTime(edge, 'down'), type);
  const start = pointOf(plan.from);
  const origin = statement.value(
    String(start?.kind === 'finite' ? start.seconds : 0),
    'double precision',
  );
  const inside = [
    `${time} >= ${bound(plan.from)}`,
    `${time} < ${bound(plan.to)}`,
    ...spanConditions(span, source),
  ];
  const rows = await reader.pool.read(
    statement.write(
      `SELECT b::text, c, count(*)::text FROM (SELECT floor((extract(epoch FROM ${time})::float8 - ${origin}) / ${plan.seconds})::int AS b, ${category === null ? 'NULL' : asText(category)} AS c ${source.from} ${source.where(inside)}) AS x GROUP BY b, c ORDER BY b, c`,
    ),
    signal,
  );
  const factor = sample === null ? 1 : 100 / sample;
  const counts = rows.map(([bucket, name, events]) => ({
    bucket: Number(bucket),
    category: name ?? null,
    events: Math.round(Number(events) * factor),
  }));
  const examined = rows.reduce((sum, [, , events]) => sum + BigInt(events ?? 0), 0n);
  const { from, to, seconds } = plan;
  return { from, to, seconds, counts, sampled: sample !== null, examined };
}

function spanConditions(span: Span | null, source: SourceSql): readonly string[] {
  if (span === null) return [];
  const keys = orderKeys(source);
  const { statement } = source.scope;
  const end = besideKeys(keys, '<=', { place: span.last, statement });
  return span.first === null
    ? [end]
    : [besideKeys(keys, '>', { place: span.first, statement }), end];
}
