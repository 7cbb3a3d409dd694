import { AppError } from '@/lib/errors.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, PushedFilter, PushedTerm, Range, ReadOptions } from '../port.ts';
import { matches } from '../shared/matches.ts';
import { decodeRow } from './decode-row.ts';
import {
  drivingTerm,
  filterConditions,
  needsSecondLook,
  pushableTerms,
  refuseUndeclared,
} from './filter.ts';
import { orderBy, withinRange } from './keyset.ts';
import { keysOf, positionOf, type OrderKeys } from './position-keys.ts';
import { pageCharacters } from './page-fits.ts';
import { readPage } from './read-positions.ts';
import type { Reader } from './reader.ts';
import { scanLog, type Scan } from './scan-log.ts';
import { eventColumns, orderKeys } from './select-event.ts';
import { logSource } from './source.ts';
import { Statement } from './statement.ts';
import { indexedTimes, leapsOf } from './time-leaps.ts';

/** One page of the log, as asked. */
export interface LogRequest {
  readonly filter: PushedFilter;
  readonly range: Range<Position>;
  readonly options: ReadOptions;
}

type LogPage = Page<RecordedEvent, Position>;

/** The log among the places whose page size is remembered; no stream id begins so. */
const wholeLog = '\u0000log';

/** Straight through an index where one leads to the matches, else in windows within the budget. */
export async function readLog(reader: Reader, request: LogRequest): Promise<LogPage> {
  const { filter, range } = request;
  refuseUndeclared(filter, pushableTerms(reader.bound));
  const count = reader.bound.layout.order.length;
  const keys: Range<OrderKeys> = {
    direction: range.direction,
    after: range.after === null ? null : keysOf(range.after, count),
    until: range.until === null ? null : keysOf(range.until, count),
  };
  const source = logSource(reader.bound, new Statement('log'));
  if (needsSecondLook(filter, source)) return readVerified(reader, request, keys);
  const driving = drivingTerm(filter, source);
  if (filter.all.length === 0) return readDirectly(reader, request, keys);
  if (driving === null) return readScanned(reader, request, keys);
  try {
    return await readDriven(reader, { ...request, driving }, keys);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'store_timeout') throw error;
    return readScanned(reader, request, keys);
  }
}

/** By an index. What is checked row by row must not go on for ever where it leads to many rows. */
const readDriven = (
  reader: Reader,
  request: ScanRequest,
  keys: Range<OrderKeys>,
): Promise<LogPage> =>
  request.filter.all.length === 1
    ? readDirectly(reader, request, keys)
    : readScanned(reader, request, keys);

async function readDirectly(
  reader: Reader,
  { filter, options }: LogRequest,
  range: Range<OrderKeys>,
): Promise<LogPage> {
  const most = reader.fits.most(wholeLog, options);
  const statement = new Statement('log');
  const source = logSource(reader.bound, statement);
  const keys = orderKeys(source);
  const columns = eventColumns(source, options);
  const where = source.where([
    ...filterConditions(filter, source),
    ...withinRange(keys, range, statement),
  ]);
  const order = orderBy(
    keys.map(({ sql }) => sql),
    range.direction,
  );
  const { rows, cut } = await reader.pool.readWithin(
    statement.write(`SELECT ${columns} ${source.from} ${where} ${order} LIMIT ${most + 1}`),
    pageCharacters,
    options.signal,
  );
  const items = rows.slice(0, most).map((row) => decodeRow(row, reader.bound.layout, options));
  reader.fits.learn(wholeLog, { asked: most, kept: items.length, cut });
  const next = cut || rows.length > most ? (items.at(-1)?.position ?? null) : null;
  return { items, next, scanned: items.length };
}

interface ScanRequest extends LogRequest {
  /** Only its events are looked at. */
  readonly driving?: PushedTerm;
}

function scan(
  reader: Reader,
  { driving, ...request }: ScanRequest,
  range: Range<OrderKeys>,
): Promise<Scan> {
  const times = indexedTimes(reader, request.filter);
  const leaps = leapsOf(reader, times);
  return scanLog(reader, {
    conditions: (source) => filterConditions(request.filter, source),
    among: driving && ((source) => filterConditions({ all: [driving] }, source)),
    near:
      leaps === null
        ? undefined
        : { conditions: (source) => filterConditions(times, source), leaps },
    range,
    limit: Math.max(1, request.options.limit),
    maxScanned: Math.max(1, request.options.maxScanned),
    signal: request.options.signal,
  });
}

async function readScanned(
  reader: Reader,
  request: ScanRequest,
  range: Range<OrderKeys>,
): Promise<LogPage> {
  const { hits, next, scanned } = await scan(reader, request, range);
  const places = hits.map(({ keys }) => keys);
  const items = await readPage(reader, places, { ...request, direction: range.direction });
  const reached = items.at(-1)?.position ?? null;
  const last = hits.find(({ keys }) => reached === positionOf(keys));
  // Fewer than were found: the page ends here, and what lies beyond was not looked at yet.
  if (items.length < hits.length && last !== undefined) {
    return { items, next: reached, scanned: last.scanned };
  }
  return { items, next: next === null ? null : positionOf(next), scanned };
}

/** SQL has found candidates only: what metadata says decides, once it is decoded. */
async function readVerified(
  reader: Reader,
  request: LogRequest,
  range: Range<OrderKeys>,
): Promise<LogPage> {
  const items: RecordedEvent[] = [];
  const { limit, maxScanned } = request.options;
  let scanned = 0;
  let after = range.after;
  for (;;) {
    const options = {
      ...request.options,
      limit: limit - items.length,
      maxScanned: maxScanned - scanned,
    };
    const page = await readScanned(reader, { ...request, options }, { ...range, after });
    items.push(...page.items.filter((event) => matchesMetadata(request.filter, event)));
    scanned += page.scanned;
    if (page.next === null) return { items, next: null, scanned };
    if (items.length >= limit || scanned >= maxScanned) return { items, next: page.next, scanned };
    after = keysOf(page.next, reader.bound.layout.order.length);
  }
}

/** Only what SQL has not decided: payloads may have been left out of the decoded event. */
export const matchesMetadata = (filter: PushedFilter, event: RecordedEvent): boolean =>
  matches(
    {
      all: filter.all.filter(
        ({ term }) => term === 'correlationId' || term === 'causationId' || term === 'initiator',
      ),
    },
    event,
  );
