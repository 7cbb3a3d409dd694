import type { Range } from '../port.ts';
import type { TimeLeaps } from '../shared/time-parts.ts';
import { orderBy, withinRange } from './keyset.ts';
import type { OrderKeys } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource, type SourceSql } from './source.ts';
import { Statement } from './statement.ts';
import type { Row } from './store-pool.ts';

export interface ScanRequest {
  /** Which events count, as conditions over the log. */
  readonly conditions: (source: SourceSql) => readonly string[];
  /** Which events are looked at, where an index leads to them; absent: all. */
  readonly among?: ((source: SourceSql) => readonly string[]) | undefined;
  /** Which events are of the time that is asked for, with the leaps over what holds none; absent: all are. */
  readonly near?: Near | undefined;
  readonly range: Range<OrderKeys>;
  readonly limit: number;
  readonly maxScanned: number;
  readonly signal: AbortSignal;
}

const isDry = (seen: readonly Seen[]): boolean => seen.every(({ near }) => !near);

interface Near {
  readonly conditions: (source: SourceSql) => readonly string[];
  readonly leaps: TimeLeaps;
}

export interface Hit {
  readonly keys: OrderKeys;
  /** Events looked at up to this one. */
  readonly scanned: number;
}

export interface Scan {
  readonly hits: readonly Hit[];
  readonly scanned: number;
  /** Where the scan stood; null when the range is exhausted. */
  readonly next: OrderKeys | null;
}

const firstWindow = 1000;
const largestWindow = 20_000;

/** Looks at the log in windows of growing size until enough events match or the budget is used up. */
export async function scanLog(reader: Reader, request: ScanRequest): Promise<Scan> {
  const hits: Hit[] = [];
  let { range } = request;
  let scanned = 0;
  let [size, dry] = [firstWindow, 0];
  for (;;) {
    const leapt = await leapOn(request, range, dry);
    if (leapt === 'nowhere') return { hits, scanned, next: null };
    range = leapt;
    const left = request.maxScanned - scanned;
    const window = reader.orderIndexed ? Math.min(size, left) : left;
    const seen = await scanWindow(reader, { ...request, range }, window);
    const taken = takeHits(seen, request.limit - hits.length);
    const before = scanned;
    hits.push(...taken.hits.map(({ keys, number }) => ({ keys, scanned: before + number })));
    scanned += taken.scanned;
    if (taken.at === null || (!taken.cut && taken.scanned < window)) {
      return { hits, scanned, next: null };
    }
    if (hits.length >= request.limit || scanned >= request.maxScanned) {
      return { hits, scanned, next: taken.at };
    }
    range = { ...range, after: taken.at };
    dry = isDry(seen) ? taken.scanned : 0;
    size = Math.min(size * 4, largestWindow);
  }
}

/** Leaps over what holds no event of the time, where that is known or can soon be. */
async function leapOn(
  { near, signal }: ScanRequest,
  range: Range<OrderKeys>,
  dry: number,
): Promise<Range<OrderKeys> | 'nowhere'> {
  if (near === undefined) return range;
  const forward = range.direction === 'forward';
  const leap = await near.leaps.from(range.after?.[0] ?? null, { forward, dry, signal });
  if (leap === 'nowhere') return leap;
  return { ...range, after: leap.after === null ? null : [leap.after] };
}

interface Seen {
  readonly keys: OrderKeys;
  /** Place in the window, from 1. */
  readonly number: number;
  readonly hit: boolean;
  /** Some event of the window is of the time that is asked for. */
  readonly near: boolean;
}

async function scanWindow(
  reader: Reader,
  request: ScanRequest,
  window: number,
): Promise<readonly Seen[]> {
  const statement = new Statement('scan');
  const source = logSource(reader.bound, statement);
  const keys = orderKeys(source);
  const conditions = request.conditions(source);
  const range = [
    ...(request.among?.(source) ?? []),
    ...withinRange(keys, request.range, statement),
  ];
  const named = keys.map(({ sql }, index) => `${sql} AS k${index}`).join(', ');
  const names = keys.map((_, index) => `k${index}`);
  const order = orderBy(names, request.range.direction);
  const hit = allOf(conditions);
  const near = allOf(request.near?.conditions(source) ?? []);
  const rows = await reader.pool.read(
    statement.write(
      `WITH w AS MATERIALIZED (SELECT ${named}, (${hit}) IS TRUE AS hit, (${near}) IS TRUE AS near ${source.from} ${source.where(range)} ${orderBy(
        keys.map(({ sql }) => sql),
        request.range.direction,
      )} LIMIT ${Math.max(1, window)}), x AS (SELECT *, row_number() OVER (${order}) AS n, bool_or(near) OVER () AS beside FROM w) SELECT n::text, hit::text, beside::text, ${names
        .map((name) => `${name}::text`)
        .join(', ')} FROM x WHERE hit OR x.n = (SELECT count(*) FROM w) ORDER BY x.n`,
    ),
    request.signal,
  );
  return rows.map(seenOf);
}

const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : conditions.join(' AND ');

const seenOf = ([number, hit, near, ...keys]: Row): Seen => ({
  number: Number(number),
  hit: hit === 'true',
  near: near === 'true',
  keys: keys.map((key) => BigInt(key ?? 0)),
});

interface Taken {
  readonly hits: readonly Seen[];
  readonly scanned: number;
  readonly at: OrderKeys | null;
  /** Rows of the window were left because enough had been found. */
  readonly cut: boolean;
}

function takeHits(seen: readonly Seen[], wanted: number): Taken {
  const hits = seen.filter(({ hit }) => hit).slice(0, wanted);
  const edge = hits.length === wanted ? hits.at(-1) : seen.at(-1);
  return {
    hits,
    scanned: edge?.number ?? 0,
    at: edge?.keys ?? null,
    cut: edge !== seen.at(-1),
  };
}
