import { AppError } from '@/lib/errors.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { ReadOptions } from '../port.ts';
import type { SqlRow } from './sql-row.ts';
import { decodeRow } from './decode-row.ts';
import { integerOf } from './decode-value.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { at, selectEvents } from './select-event.ts';

/** A position of this engine as its number. */
export function positionNumber(position: Position): bigint {
  if (/^-?\d{1,19}$/.test(position)) return BigInt(position);
  throw new AppError('invalid_input', `"${position}" is not a position of this store.`, {
    field: 'position',
  });
}

interface Fetched {
  readonly events: readonly RecordedEvent[];
  /** Last position fetched when the byte budget held later ones back, else null. */
  readonly cutAfter: bigint | null;
}

/** Events at these positions in the order given; stops early when the byte budget is used up. */
export async function readAtPositions(
  reader: Reader,
  positions: readonly bigint[],
  options: ReadOptions,
): Promise<Fetched> {
  if (positions.length === 0) return { events: [], cutAfter: null };
  const [first, second] = positions;
  const backward = first !== undefined && second !== undefined && second < first;
  const { rows, cut } = await query(
    reader,
    byPositions(reader, positions, { options, backward }),
    options.signal,
  );
  const events = rows.map((row) => decodeRow(row, reader.layout, options));
  return { events, cutAfter: cut ? lastPosition(rows) : null };
}

/** Every event at these positions, however large, in log order. */
export async function readPositions(
  reader: Reader,
  positions: readonly Position[],
  options: ReadOptions,
): Promise<readonly RecordedEvent[]> {
  const ascending = [...new Set(positions.map(positionNumber))].sort((a, b) => (a < b ? -1 : 1));
  const events: RecordedEvent[] = [];
  let left = ascending;
  while (left.length > 0) {
    const part = await readAtPositions(reader, left, options);
    events.push(...part.events);
    const { cutAfter } = part;
    left = cutAfter === null ? [] : left.filter((each) => each > cutAfter);
  }
  return events;
}

/** Of rows of whole events. */
export const lastPosition = (rows: readonly SqlRow[]): bigint | null =>
  integerOf(rows.at(-1)?.[at.position]);

function byPositions(
  reader: Reader,
  positions: readonly bigint[],
  { options, backward }: { readonly options: ReadOptions; readonly backward: boolean },
) {
  const { layout } = reader;
  const { position } = layout.columns;
  return {
    ...selectEvents(
      reader,
      options,
      (columns) =>
        `SELECT ${columns} FROM json_each(?) wanted CROSS JOIN ${layout.source} ` +
        `${whereOf(layout, [`${position} = wanted.value`])} ` +
        `ORDER BY ${position} ${backward ? 'DESC' : 'ASC'}`,
    ),
    params: [`[${positions.join(',')}]`],
  };
}
