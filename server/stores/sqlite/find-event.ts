import { parseVersion, type EventId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Statement } from './connection.ts';
import { decodeRow } from './decode-row.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { selectEvents } from './select-event.ts';

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

function byId(reader: Reader, id: EventId): Statement | null {
  const { eventId, streamId, version } = reader.layout.columns;
  if (eventId !== null) return selectOne(reader, [`${eventId} = ?`], [id]);
  const split = id.lastIndexOf('@');
  const number = split < 0 ? null : parseVersion(id.slice(split + 1));
  if (number === null) return null;
  return selectOne(reader, [`${streamId} = ?`, `${version} = ?`], [id.slice(0, split), number]);
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
