import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { ReadOptions } from '../port.ts';
import { decodeRow } from './decode-row.ts';
import { comparableType, type Compiled } from './expression.ts';
import { orderBy, type Direction } from './keyset.ts';
import { pageCharacters } from './page-fits.ts';
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

/** Of these places those whose events fit on one page, in the direction of a walk; at least one. */
export async function readPage(
  reader: Reader,
  places: readonly OrderKeys[],
  { direction, options }: { readonly direction: Direction; readonly options: ReadOptions },
): Promise<readonly RecordedEvent[]> {
  if (places.length === 0) return [];
  const statement = partStatement(reader, places.slice(0, mostPerStatement), {
    direction,
    options,
  });
  const { rows } = await reader.pool.readWithin(statement, pageCharacters, options.signal);
  return rows.map((row) => decodeRow(row, reader.bound.layout, options));
}

async function readPart(
  reader: Reader,
  places: readonly OrderKeys[],
  options: ReadOptions,
): Promise<readonly RecordedEvent[]> {
  const statement = partStatement(reader, places, { direction: 'forward', options });
  const rows = await reader.pool.read(statement, options.signal);
  return rows.map((row) => decodeRow(row, reader.bound.layout, options));
}

function partStatement(
  reader: Reader,
  places: readonly OrderKeys[],
  { direction, options }: { readonly direction: Direction; readonly options: ReadOptions },
): Statement {
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
  return statement.write(
    `SELECT ${columns} ${source.from} ${source.where([wanted])} ${orderBy(list, direction)}`,
  );
}

const arrayType = (key: Compiled): 'xid8[]' | 'bigint[]' =>
  comparableType(key) === 'xid8' ? 'xid8[]' : 'bigint[]';
