import type { StreamId, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, ReadOptions } from '../port.ts';
import { beginningOf } from '../shared/beginning-of.ts';
import type { Statement } from './connection.ts';
import { decodeRow } from './decode-row.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { isText } from './same-text.ts';
import { selectEvents } from './select-event.ts';

/** Beyond every version. */
const endless = '9223372036854775807';

/** The beginnings of several streams in one statement; those that its answer has no room for are left out. */
export async function readStreams(
  reader: Reader,
  streams: readonly StreamId[],
  options: ReadOptions,
): Promise<ReadonlyMap<StreamId, Page<RecordedEvent, Version>>> {
  // SQLite ends a text of a list there.
  const wanted = [...new Set(streams)].filter((stream) => !stream.includes('\0'));
  if (wanted.length === 0 && !options.signal.aborted) return new Map();
  const limit = Math.max(1, Math.min(options.limit, options.maxScanned));
  const asked = statementOf(reader, { wanted, limit }, options);
  const { rows, cut } = await query(reader, asked, options.signal);
  const found = new Map<StreamId, RecordedEvent[]>(wanted.map((stream) => [stream, []]));
  let last: StreamId | null = null;
  for (const row of rows) {
    const event = decodeRow(row, reader.layout, options);
    found.get(event.streamId)?.push(event);
    last = event.streamId;
  }
  const whole = cut ? wanted.slice(0, last === null ? 0 : wanted.indexOf(last)) : wanted;
  return new Map(
    whole.map((stream) => {
      const events = (found.get(stream) ?? []).sort(byPosition);
      return [stream, beginningOf(events, limit)];
    }),
  );
}

/** Of events that share a version the earlier ones come first. */
function byPosition(a: RecordedEvent, b: RecordedEvent): number {
  const [one, other] = [BigInt(a.position ?? 0), BigInt(b.position ?? 0)];
  return one < other ? -1 : one > other ? 1 : 0;
}

interface Asked {
  readonly wanted: readonly StreamId[];
  readonly limit: number;
}

/** Stream by stream in the order of the list, of each the events up to the version that begins the next page. */
function statementOf(reader: Reader, { wanted, limit }: Asked, options: ReadOptions): Statement {
  const { layout } = reader;
  const { streamId, version, position } = layout.columns;
  const inStream = isText(layout, streamId, 'wanted.value');
  const further =
    `SELECT ${version} FROM ${layout.source} ${whereOf(layout, [inStream])} ` +
    `ORDER BY ${version}, ${position} LIMIT 1 OFFSET ${limit}`;
  return {
    ...selectEvents(
      reader,
      options,
      (columns) =>
        `SELECT ${columns} FROM json_each(?) wanted CROSS JOIN ${layout.source} ` +
        whereOf(layout, [inStream, `${version} <= coalesce((${further}), ${endless})`]),
    ),
    params: [JSON.stringify(wanted)],
  };
}
