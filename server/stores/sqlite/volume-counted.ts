import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { Volume, VolumeRequest } from '../port.ts';
import { bucketEdge, type BucketPlan } from '../shared/volume-buckets.ts';
import { instantOf, integerOf, textOf } from './decode-value.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { sortableBound } from './sortable-time.ts';
import { planOf, type TimeEdges } from './volume-plan.ts';

/** More categories than this are sampled instead. */
export const mostCategories = 100;

export interface Counting {
  readonly categories: readonly (string | null)[];
  readonly signal: AbortSignal;
}

/** Exact counts through a covering index on category and time. */
export async function countVolume(
  reader: Reader,
  request: VolumeRequest,
  { categories, signal }: Counting,
): Promise<Volume | null> {
  const plan = planOf(request, await timeEdges(reader, signal));
  if (plan === null) return null;
  const statement = countStatement(reader, plan, { request, categories });
  const { rows } = await query(reader, { ...statement, maxBytes: Infinity }, signal);
  const counts = rows.map(([bucket, category, events]) => ({
    bucket: Number(integerOf(bucket) ?? 0n),
    category: textOf(category),
    events: Number(integerOf(events) ?? 0n),
  }));
  const examined = BigInt(counts.reduce((sum, { events }) => sum + events, 0));
  return { from: plan.from, to: plan.to, seconds: plan.seconds, counts, sampled: false, examined };
}

/** One range of a covering index per bucket and category. */
function countStatement(
  reader: Reader,
  plan: BucketPlan,
  { request, categories }: { readonly request: VolumeRequest } & Pick<Counting, 'categories'>,
) {
  const { layout } = reader;
  const { category, recordedAt } = layout.columns;
  const edges = Array.from({ length: plan.buckets }, (_, bucket) => [
    bucket,
    sortableBound(later(bucketEdge(plan, bucket), request.from)).text,
    sortableBound(earlier(bucketEdge(plan, bucket + 1), request.to)).text,
  ]);
  const inBucket = whereOf(layout, [
    `${category ?? 'NULL'} IS groups.value`,
    `${recordedAt ?? 'NULL'} >= edges.value ->> 1`,
    `${recordedAt ?? 'NULL'} < edges.value ->> 2`,
  ]);
  return {
    sql:
      `SELECT edges.value ->> 0, groups.value, (SELECT count(*) FROM ${layout.source} ${inBucket}) AS events ` +
      `FROM json_each(?) edges CROSS JOIN json_each(?) groups WHERE events > 0`,
    params: [JSON.stringify(edges), JSON.stringify(categories)],
  };
}

const later = (edge: Instant, bound: Instant | null): Instant =>
  bound !== null && compareInstants(bound, edge) > 0 ? bound : edge;

const earlier = (edge: Instant, bound: Instant | null): Instant =>
  bound !== null && compareInstants(bound, edge) < 0 ? bound : edge;

/** Null and every category, found by skipping through the index; at most one more than `mostCategories`. */
export async function distinctCategories(
  reader: Reader,
  signal: AbortSignal,
): Promise<readonly (string | null)[]> {
  const { layout } = reader;
  const category = layout.columns.category ?? 'NULL';
  const next = (conditions: readonly string[]): string =>
    `SELECT min(${category}) FROM ${layout.source} ${whereOf(layout, conditions)}`;
  const sql =
    `WITH RECURSIVE walk(name) AS (${next([])} UNION ALL ` +
    `SELECT (${next([`${category} > walk.name`])}) FROM walk WHERE name IS NOT NULL) ` +
    `SELECT name FROM walk WHERE name IS NOT NULL LIMIT ${mostCategories + 1}`;
  const { rows } = await query(reader, { sql, params: [] }, signal);
  return [null, ...rows.map(([name]) => textOf(name))];
}

async function timeEdges(reader: Reader, signal: AbortSignal): Promise<TimeEdges> {
  const { layout } = reader;
  const time = layout.columns.recordedAt ?? 'NULL';
  const find = async (take: 'min' | 'max'): Promise<Instant | null> => {
    // Text beyond digits is an infinity or no time; it has no place on a chart.
    const where = whereOf(layout, [`${time} >= '0'`, `${time} < ':'`]);
    const sql = `SELECT ${take}(${time}) FROM ${layout.source} ${where}`;
    const { rows } = await query(reader, { sql, params: [] }, signal);
    return instantOf(rows[0]?.[0], layout.recordedAs);
  };
  return { first: await find('min'), last: await find('max') };
}
