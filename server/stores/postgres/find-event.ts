import { version, type EventId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { ReadOptions } from '../port.ts';
import { decodeRow } from './decode-row.ts';
import { asInteger } from './expression.ts';
import { orderBy } from './keyset.ts';
import { streamIs, textIs } from './match-stream.ts';
import type { Reader } from './reader.ts';
import { eventColumns, orderKeys } from './select-event.ts';
import { logSource, type SourceSql } from './source.ts';
import { Statement, type Shape } from './statement.ts';

/** Ids that one statement asks for. */
const mostPerStatement = 500;

/** By the store's own id, else by its place, `<stream>@<version>`. */
export async function findEvent(
  reader: Reader,
  id: EventId,
  signal: AbortSignal,
): Promise<RecordedEvent | null> {
  const options = { signal, payload: 'full', most: 1 } as const;
  const [own] = await findOwn(reader, [id], options);
  if (own !== undefined) return own;
  const [placed] = await findPlaced(reader, id, options);
  return placed ?? null;
}

/** Every event by its id; those that have none by their places, one statement each. */
export async function findEvents(
  reader: Reader,
  ids: readonly EventId[],
  options: Asking,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let from = 0; from < ids.length; from += mostPerStatement) {
    const asked = ids.slice(from, from + mostPerStatement);
    const found = await findOwn(reader, asked, options);
    events.push(...found);
    const names = new Set(found.map(({ id }) => id));
    for (const id of asked.filter((each) => !names.has(each))) {
      events.push(...(await findPlaced(reader, id, options)));
    }
  }
  return events;
}

interface Asking extends Pick<ReadOptions, 'signal' | 'payload'> {
  readonly most?: 1;
}

const findOwn = (reader: Reader, ids: readonly EventId[], asking: Asking) =>
  findWhere(reader, { shape: 'event', ...asking }, (source) =>
    source.fields.id === null ? null : textIs(source, source.fields.id, ids),
  );

const findPlaced = (reader: Reader, id: EventId, asking: Asking) =>
  findWhere(reader, { shape: 'place', ...asking }, (source) => placeIs(source, id));

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
  { shape, signal, payload, most }: Asking & { readonly shape: Shape },
  condition: (source: SourceSql) => string | null,
): Promise<readonly RecordedEvent[]> {
  const statement = new Statement(shape);
  const source = logSource(bound, statement);
  const columns = eventColumns(source, { payload });
  const where = condition(source);
  if (where === null) return [];
  const keys = orderKeys(source).map(({ sql }) => sql);
  const end = `${orderBy(keys, 'forward')}${most === undefined ? '' : ` LIMIT ${most}`}`;
  const rows = await pool.read(
    statement.write(`SELECT ${columns} ${source.from} ${source.where([where])} ${end}`),
    signal,
  );
  return rows.map((row) => decodeRow(row, bound.layout, { payload }));
}
