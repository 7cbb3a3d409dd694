import { version, type EventId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { decodeRow } from './decode-row.ts';
import { asInteger } from './expression.ts';
import { orderBy } from './keyset.ts';
import { streamIs, textIs } from './match-stream.ts';
import type { Reader } from './reader.ts';
import { eventColumns, orderKeys } from './select-event.ts';
import { logSource, type SourceSql } from './source.ts';
import { Statement, type Shape } from './statement.ts';

/** By the store's own id, else by its place, `<stream>@<version>`. */
export async function findEvent(
  reader: Reader,
  id: EventId,
  signal: AbortSignal,
): Promise<RecordedEvent | null> {
  const own = await findWhere(reader, { shape: 'event', signal }, (source) =>
    source.fields.id === null ? null : textIs(source, source.fields.id, [id]),
  );
  return own ?? findWhere(reader, { shape: 'place', signal }, (source) => placeIs(source, id));
}

function placeIs(source: SourceSql, id: EventId): string | null {
  const parts = /^(.+)@(-?\d{1,19})$/s.exec(id);
  const number = source.compile(source.fields.version);
  if (parts === null || number === null) return null;
  const stream = streamIs(source, [parts[1] ?? '']);
  if (stream === null) return null;
  const value = source.scope.statement.integer(version(BigInt(parts[2] ?? 0)));
  return `${stream} AND ${asInteger(number)} = ${value}`;
}

async function findWhere(
  { pool, bound }: Reader,
  { shape, signal }: { readonly shape: Shape; readonly signal: AbortSignal },
  condition: (source: SourceSql) => string | null,
): Promise<RecordedEvent | null> {
  const statement = new Statement(shape);
  const source = logSource(bound, statement);
  const columns = eventColumns(source, { payload: 'full' });
  const where = condition(source);
  if (where === null) return null;
  const order = orderBy(
    orderKeys(source).map(({ sql }) => sql),
    'forward',
  );
  const [row] = await pool.read(
    statement.write(`SELECT ${columns} ${source.from} ${source.where([where])} ${order} LIMIT 1`),
    signal,
  );
  return row === undefined ? null : decodeRow(row, bound.layout, { payload: 'full' });
}
