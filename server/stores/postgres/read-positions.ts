import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { ReadOptions } from '../port.ts';
import { decodeRow } from './decode-row.ts';
import { comparableType, type Compiled } from './expression.ts';
import { orderBy } from './keyset.ts';
import { keysOf, type OrderKeys } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { eventColumns, orderKeys } from './select-event.ts';
import { logSource } from './source.ts';
import { Statement } from './statement.ts';

const mostPerStatement = 500;

export const readPositions = (
  reader: Reader,
  positions: readonly Position[],
  options: ReadOptions,
): Promise<readonly RecordedEvent[]> =>
  readAtKeys(
    reader,
    positions.map((position) => keysOf(position, reader.bound.layout.order.length)),
    options,
  );

/** Events at these places, in log order. */
export async function readAtKeys(
  reader: Reader,
  places: readonly OrderKeys[],
  options: ReadOptions,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let from = 0; from < places.length; from += mostPerStatement) {
    const part = places.slice(from, from + mostPerStatement);
    events.push(...(await readPart(reader, part, options)));
  }
  return events;
}

async function readPart(
  reader: Reader,
  places: readonly OrderKeys[],
  options: ReadOptions,
): Promise<readonly RecordedEvent[]> {
  const statement = new Statement('positions');
  const source = logSource(reader.bound, statement);
  const keys = orderKeys(source);
  const columns = eventColumns(source, options);
  const arrays = keys.map((key, index) => {
    const values = places.map((place) => String(place[index] ?? 0n));
    return statement.value(values, arrayType(key));
  });
  const list = keys.map(({ sql }) => sql);
  const wanted =
    list.length === 1
      ? `${list[0] ?? ''} = ANY (${arrays[0] ?? ''})`
      : `(${list.join(', ')}) IN (SELECT * FROM unnest(${arrays.join(', ')}))`;
  const rows = await reader.pool.read(
    statement.write(
      `SELECT ${columns} ${source.from} ${source.where([wanted])} ${orderBy(list, 'forward')}`,
    ),
    options.signal,
  );
  return rows.map((row) => decodeRow(row, reader.bound.layout, options));
}

const arrayType = (key: Compiled): 'xid8[]' | 'bigint[]' =>
  comparableType(key) === 'xid8' ? 'xid8[]' : 'bigint[]';
