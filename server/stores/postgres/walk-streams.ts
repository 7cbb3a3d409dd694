import { streamId, streamKey, type StreamKey } from '@/lib/events/ids.ts';
import type { StreamSummary } from '../port.ts';
import { decodeInstant } from './decode-instant.ts';
import { asInteger, asText, comparableType, fitsType, type Compiled } from './expression.ts';
import { columnsIndexed } from './filter.ts';
import type { Reader } from './reader.ts';
import { streamSource, type SourceSql } from './source.ts';
import { Statement } from './statement.ts';
import type { Row } from './store-pool.ts';
import { categoryCondition, prefixConditions, versionOrNull } from './streams-table.ts';
import { keyText, type StreamPage, type StreamsRequest } from './streams-request.ts';

const mostSteps = 2000;

/**
 * Streams of a store that keeps no list of them: from each stream one step along the index to the
 * next. Without an index the streams are grouped, within the time limit of a statement.
 */
export async function walkStreams(reader: Reader, request: StreamsRequest): Promise<StreamPage> {
  const limit = Math.max(1, Math.min(request.options.limit, request.options.maxScanned));
  const narrow = request.query.prefix !== '' || request.query.category !== undefined;
  const steps = narrow ? Math.max(limit, Math.min(request.options.maxScanned, mostSteps)) : limit;
  const items: StreamSummary[] = [];
  let scanned = 0;
  let { range } = request;
  while (scanned < request.options.maxScanned) {
    const walk = await stepOn(reader, { ...request, range }, steps);
    const taken = take(walk, limit - items.length);
    items.push(...taken.items);
    scanned += taken.scanned;
    range = { ...range, after: taken.after };
    if (taken.scanned < walk.length && items.length === limit) {
      return { items, next: range.after, scanned };
    }
    if (walk.length <= steps) return { items, next: null, scanned };
  }
  return { items, next: range.after, scanned };
}

interface Taken {
  readonly items: readonly StreamSummary[];
  readonly scanned: number;
  readonly after: StreamKey | null;
}

/** Steps up to and with the last that is wanted. */
function take(walk: readonly Step[], wanted: number): Taken {
  const hits = walk.filter(({ hit }) => hit).slice(0, wanted);
  const edge = hits.length === wanted ? hits.at(-1) : walk.at(-1);
  return {
    items: hits.map(({ summary }) => summary),
    scanned: edge === undefined ? 0 : walk.indexOf(edge) + 1,
    after: edge?.summary.key ?? null,
  };
}

interface Step {
  readonly summary: StreamSummary;
  readonly hit: boolean;
}

/** One step more than asked for, which tells whether the walk goes on. */
async function stepOn(
  reader: Reader,
  request: StreamsRequest,
  steps: number,
): Promise<readonly Step[]> {
  const statement = new Statement('streams');
  const source = streamSource(reader.bound, statement);
  const keys = streamKeys(source);
  const walk = columnsIndexed(source.fields.streamId, source)
    ? recursiveWalk(source, { keys, request, steps: steps + 1 }, reader)
    : groupedWalk(source, { keys, request, steps: steps + 1 }, reader);
  const rows = await reader.pool.read(statement.write(walk), request.options.signal);
  const form = source.fields.recordedAt ?? undefined;
  return rows.map(([id, category, version, recorded, hit]: Row) => ({
    hit: hit === 'true',
    summary: {
      streamId: streamId(id ?? ''),
      category: category ?? null,
      firstVersion: null,
      lastVersion: versionOrNull(version ?? null),
      events: null,
      lastRecordedAt: decodeInstant(recorded ?? null, form),
      key: streamKey(`i:${id ?? ''}`),
    },
  }));
}

/** The columns that a stream id consists of. */
function streamKeys(source: SourceSql): readonly Compiled[] {
  const { streamId: id } = source.fields;
  const parts = id.kind === 'joined' ? id.of : [id];
  return parts.flatMap((part) => source.compile(part) ?? []);
}

interface Walk {
  readonly keys: readonly Compiled[];
  readonly request: StreamsRequest;
  readonly steps: number;
}

const list = (keys: readonly Compiled[]): string => keys.map(({ sql }) => sql).join(', ');
const sorted = (keys: readonly Compiled[], { range }: StreamsRequest): string =>
  keys.map(({ sql }) => `${sql} ${range.direction === 'forward' ? 'ASC' : 'DESC'}`).join(', ');

function recursiveWalk(source: SourceSql, { keys, request, steps }: Walk, reader: Reader): string {
  const onward = request.range.direction === 'forward' ? '>' : '<';
  const names = keys.map((_, index) => `k${index}`);
  const named = keys.map(({ sql }, index) => `${sql} AS k${index}`).join(', ');
  const start = startConditions(source, { keys, request, steps }, reader);
  const first = `SELECT ${named} ${source.from} ${source.where(start)} ORDER BY ${sorted(keys, request)} LIMIT 1`;
  const beyond = `(${list(keys)}) ${onward} (${names.map((name) => `walk.${name}`).join(', ')})`;
  const next = `SELECT ${named} ${source.from} ${source.where([beyond, ...endConditions(source, { keys, request, steps }, reader)])} ORDER BY ${sorted(keys, request)} LIMIT 1`;
  const same = keys.map(({ sql }, index) => `${sql} = walk.k${index}`);
  const last = `SELECT ${summaryColumns(source)}, (${hitSql(source, request)}) IS TRUE AS hit ${source.from} ${source.where(same)} ORDER BY ${versionSql(source)} DESC LIMIT 1`;
  return `WITH RECURSIVE walk AS ((SELECT *, 1 AS n FROM (${first}) AS f) UNION ALL SELECT x.*, walk.n + 1 FROM walk CROSS JOIN LATERAL (${next}) AS x WHERE walk.n < ${steps}) SELECT l.s, l.c, l.v, l.r, l.hit::text FROM walk CROSS JOIN LATERAL (${last}) AS l ORDER BY walk.n`;
}

function groupedWalk(source: SourceSql, { keys, request, steps }: Walk, reader: Reader): string {
  const range = [
    ...startConditions(source, { keys, request, steps }, reader),
    hitSql(source, request),
  ];
  const id = list(keys);
  return `SELECT DISTINCT ON (${id}) ${summaryColumns(source)}, 'true' ${source.from} ${source.where(range)} ORDER BY ${sorted(keys, request)}, ${versionSql(source)} DESC LIMIT ${steps}`;
}

function summaryColumns(source: SourceSql): string {
  const { fields } = source;
  return [
    [fields.streamId, 's'] as const,
    [fields.category, 'c'] as const,
    [fields.version, 'v'] as const,
    [fields.recordedAt?.of ?? null, 'r'] as const,
  ]
    .map(([expr, name]) => {
      const compiled = source.compile(expr);
      return `${compiled === null ? 'NULL::text' : asText(compiled)} AS ${name}`;
    })
    .join(', ');
}

function versionSql(source: SourceSql): string {
  const number = source.compile(source.fields.version);
  return number === null ? 'NULL' : asInteger(number);
}

function hitSql(source: SourceSql, { query }: StreamsRequest): string {
  const id = source.compile(source.fields.streamId);
  const { statement } = source.scope;
  const conditions = [
    ...(id === null ? [] : prefixConditions(query.prefix, id, { statement, collationC: false })),
    ...categoryCondition(source, source.fields.category, query.category),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

function startConditions(source: SourceSql, walk: Walk, reader: Reader): readonly string[] {
  const { range } = walk.request;
  const operator = range.direction === 'forward' ? '>' : '<';
  const after =
    range.after === null ? [] : [beside(source, walk, [operator, keyText(range.after, 'i')])];
  return [...after, ...endConditions(source, walk, reader)];
}

/** Up to the end of the range; where texts are ordered by code points, only among those with the prefix. */
function endConditions(source: SourceSql, walk: Walk, reader: Reader): readonly string[] {
  const { range, query } = walk.request;
  const operator = range.direction === 'forward' ? '<=' : '>=';
  const until =
    range.until === null ? [] : [beside(source, walk, [operator, keyText(range.until, 'i')])];
  const [only] = walk.keys;
  const { statement } = source.scope;
  const near =
    reader.collationC && walk.keys.length === 1 && only !== undefined
      ? prefixConditions(query.prefix, only, { statement, collationC: true })
      : [];
  return [...until, ...near];
}

function beside(
  source: SourceSql,
  { keys }: Walk,
  [operator, text]: readonly [operator: string, text: string],
): string {
  const { streamId: id } = source.fields;
  const cut = id.kind === 'joined' ? text.lastIndexOf(id.separator) : -1;
  const parts = cut < 0 ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
  const values = keys.map((key, index) => {
    const part = parts[index] ?? '';
    const type = comparableType(key);
    return fitsType(part, type) ? source.scope.statement.value(part, type) : null;
  });
  return values.includes(null) ? 'false' : `(${list(keys)}) ${operator} (${values.join(', ')})`;
}
