import { version, type StreamId, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, Range, ReadOptions } from '../port.ts';
import { decodeRow } from './decode-row.ts';
import { asInteger } from './expression.ts';
import { orderBy } from './keyset.ts';
import { streamIs } from './match-stream.ts';
import { compareKeys, keysOf } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { eventColumns, orderKeys } from './select-event.ts';
import { streamSource } from './source.ts';
import { Statement } from './statement.ts';

/** A page of one stream. It never ends between two events that claim the same version. */
export async function readStream(
  reader: Reader,
  { stream, range }: { readonly stream: StreamId; readonly range: Range<Version> },
  options: ReadOptions,
): Promise<Page<RecordedEvent, Version>> {
  const most = Math.max(1, Math.min(options.limit, options.maxScanned));
  const statement = new Statement('stream');
  const source = streamSource(reader.bound, statement);
  const match = streamIs(source, [stream]);
  const number = source.compile(source.fields.version);
  if (match === null || number === null) return { items: [], next: null, scanned: 0 };
  const place = asInteger(number);
  const forward = range.direction === 'forward';
  const after =
    range.after === null
      ? []
      : [`${place} ${forward ? '>' : '<'} ${statement.integer(range.after)}`];
  const until =
    range.until === null
      ? []
      : [`${place} ${forward ? '<=' : '>='} ${statement.integer(range.until)}`];
  const columns = eventColumns(source, options);
  const sql = `SELECT ${columns} ${source.from} ${source.where([match, ...after, ...until])} ${orderBy([place], range.direction)} FETCH FIRST ${most + 1} ROWS WITH TIES`;
  const rows = await reader.pool.read(statement.write(sql), options.signal);
  const events = rows.map((row) => decodeRow(row, reader.bound.layout, options));
  return pageOf(inOrder(events, range.direction, orderKeys(source).length), most);
}

function inOrder(
  events: readonly RecordedEvent[],
  direction: Range<Version>['direction'],
  keys: number,
): readonly RecordedEvent[] {
  const sign = direction === 'forward' ? 1 : -1;
  return events.toSorted((a, b) => {
    if (a.version !== b.version) return sign * (a.version < b.version ? -1 : 1);
    if (a.position === null || b.position === null) return 0;
    return sign * compareKeys(keysOf(a.position, keys), keysOf(b.position, keys));
  });
}

/** As many whole versions as reach the wanted number of events. */
function pageOf(events: readonly RecordedEvent[], most: number): Page<RecordedEvent, Version> {
  const last = events[most - 1]?.version;
  const first = events.findIndex((event, index) => index >= most && event.version !== last);
  if (first < 0) {
    const more = events.length > most ? (last ?? null) : null;
    return { items: events, next: more, scanned: events.length };
  }
  const items = events.slice(0, first);
  return { items, next: version(last ?? 0n), scanned: items.length };
}
