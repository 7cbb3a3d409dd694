import { version, type StreamId, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, Range, ReadOptions } from '../port.ts';
import { decodeRow } from './decode-row.ts';
import { asInteger } from './expression.ts';
import { orderBy } from './keyset.ts';
import { streamIs } from './match-stream.ts';
import { pageCharacters } from './page-fits.ts';
import { compareKeys, keysOf } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { eventColumns, orderKeys } from './select-event.ts';
import { streamSource } from './source.ts';
import { Statement } from './statement.ts';

interface StreamRequest {
  readonly stream: StreamId;
  readonly range: Range<Version>;
}

/** A page of one stream. It never ends between two events that claim the same version. */
export async function readStream(
  reader: Reader,
  request: StreamRequest,
  options: ReadOptions,
): Promise<Page<RecordedEvent, Version>> {
  const { stream, range } = request;
  const most = reader.fits.most(stream, options);
  const asked = pageStatement(reader, request, { ...options, limit: most });
  if (asked === null) return { items: [], next: null, scanned: 0 };
  const { rows, cut } = await reader.pool.readWithin(
    asked.statement,
    pageCharacters,
    options.signal,
  );
  const events = inOrder(
    rows.map((row) => decodeRow(row, reader.bound.layout, options)),
    range.direction,
    asked.keys,
  );
  reader.fits.learn(stream, { asked: most, kept: events.length, cut });
  if (!cut) return pageOf(events, most);
  const whole = wholeVersions(events);
  if (whole.items.length > 0) return whole;
  return firstVersion(reader, request, options);
}

/** All who claim the first version belong together, however large they are. */
async function firstVersion(
  reader: Reader,
  request: StreamRequest,
  options: ReadOptions,
): Promise<Page<RecordedEvent, Version>> {
  const asked = pageStatement(reader, request, { ...options, limit: 0 });
  const rows = asked === null ? [] : await reader.pool.read(asked.statement, options.signal);
  const events = rows.map((row) => decodeRow(row, reader.bound.layout, options));
  const items = inOrder(events, request.range.direction, asked?.keys ?? 0);
  return { items, next: items.at(-1)?.version ?? null, scanned: items.length };
}

/** The statement of a page, with one event more to see whether another follows; null where none fits. */
function pageStatement(
  reader: Reader,
  request: StreamRequest,
  options: ReadOptions,
): { readonly statement: Statement; readonly keys: number } | null {
  const statement = new Statement('stream');
  const page = pageIn(statement, reader, { ...request, options });
  return page === null ? null : { statement: statement.write(page.sql), keys: page.keys };
}

interface PageRequest extends StreamRequest {
  readonly options: ReadOptions;
  /** Stands in every row, behind the event. */
  readonly mark?: string;
}

/** The text of a page as a part of a statement. */
export function pageIn(
  statement: Statement,
  reader: Reader,
  { stream, range, options, mark }: PageRequest,
): { readonly sql: string; readonly keys: number } | null {
  const source = streamSource(reader.bound, statement);
  const match = streamIs(source, [stream]);
  const number = source.compile(source.fields.version);
  if (match === null || number === null) return null;
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
  const events = eventColumns(source, options);
  const columns = mark === undefined ? events : `${events}, '${mark}'`;
  const sql = `SELECT ${columns} ${source.from} ${source.where([match, ...after, ...until])} ${orderBy([place], range.direction)} FETCH FIRST ${options.limit + 1} ROWS WITH TIES`;
  return { sql, keys: orderKeys(source).length };
}

/** What a budget left of a page, without the last version, of which more may have been held back. */
function wholeVersions(events: readonly RecordedEvent[]): Page<RecordedEvent, Version> {
  const last = events.at(-1)?.version;
  const items = events.filter((event) => event.version !== last);
  return { items, next: items.at(-1)?.version ?? null, scanned: items.length };
}

export function inOrder(
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
