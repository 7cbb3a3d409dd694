import { parseVersion, type EventId, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { ReadOptions } from '../port.ts';
import type { Rows, Statement } from './connection.ts';
import { decodeRow } from './decode-row.ts';
import { lastPosition } from './read-positions.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { selectEvents } from './select-event.ts';
import { isListed, isText, type Condition } from './same-text.ts';

type Asking = Pick<ReadOptions, 'signal' | 'payload'>;

/** Ids that one statement asks for. */
const mostPerStatement = 500;

/** The event with this id, or with this `<stream>@<version>` where the layout has no ids. */
export async function findEvent(
  reader: Reader,
  id: EventId,
  signal: AbortSignal,
): Promise<RecordedEvent | null> {
  const statement = byId(reader, id);
  if (statement === null) return null;
  const { rows } = await query(reader, statement, signal);
  const row = rows[0];
  return row === undefined ? null : decodeRow(row, reader.layout, { payload: 'full' });
}

/** Of these ids the events that are there, however large; an id that two claim brings both. */
export async function findEvents(
  reader: Reader,
  ids: readonly EventId[],
  options: Asking,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const wanted = [...new Set(ids)];
  for (let from = 0; from < wanted.length; from += mostPerStatement) {
    const asked = wanted.slice(from, from + mostPerStatement);
    let after: bigint | null = null;
    do {
      const statement = byIds(reader, { ids: asked, after }, options);
      const { rows, cut }: Rows = await query(reader, statement, options.signal);
      events.push(...rows.map((row) => decodeRow(row, reader.layout, options)));
      after = cut ? lastPosition(rows) : null;
    } while (after !== null);
  }
  return events;
}

interface Asked {
  readonly ids: readonly EventId[];
  /** Only those behind this position. */
  readonly after: bigint | null;
}

function byIds(reader: Reader, { ids, after }: Asked, options: Asking): Statement {
  const { source, columns } = reader.layout;
  const wanted = listed(reader, ids);
  const behind = after === null ? null : `+${columns.position} > ?`;
  return {
    ...selectEvents(
      reader,
      options,
      (selected) =>
        `SELECT ${selected} FROM ${source} ` +
        `${whereOf(reader.layout, [wanted.sql, behind])} ORDER BY ${columns.position}`,
    ),
    params: [...wanted.params, ...(after === null ? [] : [after])],
  };
}

/** One look-up each where an index has the ids, one pass over the table for all of them where none has. */
function listed({ layout }: Reader, ids: readonly EventId[]): Condition {
  const { eventId, streamId, version } = layout.columns;
  if (eventId !== null) {
    const list = 'SELECT value FROM json_each(?)';
    return isListed(layout, eventId, { beside: [], list, value: JSON.stringify(ids) });
  }
  const places = ids.flatMap((id) => placeOf(id) ?? []);
  const list = 'SELECT value ->> 0, CAST(value ->> 1 AS INTEGER) FROM json_each(?)';
  const value = JSON.stringify(places.map(({ stream, number }) => [stream, String(number)]));
  return isListed(layout, streamId, { beside: [version], list, value });
}

function byId(reader: Reader, id: EventId): Statement | null {
  const { eventId, streamId, version } = reader.layout.columns;
  if (eventId !== null) return selectOne(reader, [isText(reader.layout, eventId)], [id]);
  const place = placeOf(id);
  if (place === null) return null;
  const { stream, number } = place;
  return selectOne(reader, [isText(reader.layout, streamId), `${version} = ?`], [stream, number]);
}

/** Where an id of a layout without ids leads to: `<stream>@<version>`. */
function placeOf(id: EventId): { readonly stream: string; readonly number: Version } | null {
  const split = id.lastIndexOf('@');
  const number = split < 0 ? null : parseVersion(id.slice(split + 1));
  return number === null ? null : { stream: id.slice(0, split), number };
}

function selectOne(
  reader: Reader,
  conditions: readonly string[],
  params: Statement['params'],
): Statement {
  const { source, columns } = reader.layout;
  return {
    ...selectEvents(
      reader,
      { payload: 'full' },
      (selected) =>
        `SELECT ${selected} FROM ${source} ` +
        `${whereOf(reader.layout, conditions)} ORDER BY ${columns.position} LIMIT 1`,
    ),
    params,
  };
}
