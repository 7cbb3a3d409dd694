import { KeptTimeParts } from '../shared/time-parts.ts';
import { hasIndexOn } from './catalogue.ts';
import { logSource, type Bound, type SourceSql } from './source.ts';
import { orderKeys } from './select-event.ts';
import { Statement } from './statement.ts';
import { PageFits } from './page-fits.ts';
import { patienceOf } from './patience.ts';
import { SettledMarks } from './settled-marks.ts';
import type { Reader } from './reader.ts';
import type { StorePool } from './store-pool.ts';

const sql = (oid: string, column: string): string => `
SELECT pg_is_in_recovery()::text,
  (SELECT d.datcollate FROM pg_database d WHERE d.datname = current_database()),
  (SELECT quote_ident(s.schemaname) || '.' || quote_ident(s.sequencename) FROM pg_sequences s
    WHERE s.cache_size > 1 AND (quote_ident(s.schemaname) || '.' || quote_ident(s.sequencename))::regclass::oid IN (
      SELECT d.objid FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.classid = 'pg_class'::regclass AND d.refobjid = ${oid} AND a.attname = ${column}
      UNION
      SELECT d.refobjid FROM pg_depend d JOIN pg_attrdef f ON f.oid = d.objid
        JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
        WHERE d.classid = 'pg_attrdef'::regclass AND f.adrelid = ${oid} AND a.attname = ${column}) LIMIT 1)`;

/** What must be known of the server before the first read. */
export async function openReader(
  pool: StorePool,
  bound: Bound,
  signal: AbortSignal,
): Promise<Reader> {
  const source = logSource(bound, new Statement('log'));
  const keys = orderKeys(source).map(({ column }) => column);
  const own = bound.tables.get(bound.layout.log.from);
  const statement = new Statement('catalogue');
  const oid = statement.value(own?.oid ?? '0', 'oid');
  const column = statement.text(keys.at(-1)?.name ?? '');
  const [row = []] = await pool.read(statement.write(sql(oid, column)), signal);
  const [standby, collation, sequence = null] = row;
  const seal = sealOf(bound, standby === 'true' || sequence !== null);
  return {
    pool,
    fits: new PageFits(),
    bound,
    seal,
    marks: new SettledMarks(patienceOf({ seal, bound })),
    cachedSequence: sequence,
    collationC: /^(C|POSIX)(\.utf-?8)?$/i.test(collation ?? ''),
    orderIndexed: isOrderIndexed(bound, keys),
    timeIndexed: isTimeIndexed(source),
    times: new KeptTimeParts(),
  };
}

function sealOf({ layout }: Bound, locksSayNothing: boolean): Reader['seal'] {
  return layout.seal === 'lock-holders' && locksSayNothing ? 'time' : layout.seal;
}

function isOrderIndexed(
  bound: Bound,
  keys: readonly ({ readonly table: string; readonly name: string } | null)[],
): boolean {
  const [first] = keys;
  if (first === undefined || first === null) return false;
  const names = keys.flatMap((key) => (key?.table === first.table ? key.name : []));
  const indexes = bound.indexes.get(first.table) ?? [];
  // Commanded reaches its log through (stream_id, stream_version).
  return (
    names.length === keys.length &&
    (hasIndexOn(indexes, names) || hasIndexOn(indexes, ['stream_id', ...names]))
  );
}

function isTimeIndexed(source: SourceSql): boolean {
  const column = source.compile(source.fields.recordedAt?.of ?? null)?.column ?? null;
  return column !== null && hasIndexOn(source.bound.indexes.get(column.table) ?? [], [column.name]);
}
