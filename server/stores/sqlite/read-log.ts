import { position, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, PushedFilter, PushedTerm, Range, ReadOptions } from '../port.ts';
import { candidateStatement, drivingTerm } from './candidates.ts';
import { integerOf } from './decode-value.ts';
import { boundsOf, type Bounds } from './narrow.ts';
import { filterCondition } from './pushed-terms.ts';
import { positionNumber, readAtPositions } from './read-positions.ts';
import { query, type Reader } from './reader.ts';

/** One page of the log, as asked. */
export interface LogRequest {
  readonly filter: PushedFilter;
  readonly range: Range<Position>;
  readonly options: ReadOptions;
}

/** Where the walk stands: what was looked at, what matched. */
interface Walk {
  readonly forward: boolean;
  readonly until: bigint | null;
  readonly hits: bigint[];
  after: bigint | null;
  scanned: number;
  exhausted: boolean;
}

const firstChunk = 1000;
const largestChunk = 20_000;

/** The log by position. Matches are found first, in bounded steps; payloads are fetched for them only. */
export async function readLog(
  reader: Reader,
  request: LogRequest,
): Promise<Page<RecordedEvent, Position>> {
  const { options, filter } = request;
  filterCondition(reader.layout, filter);
  const bounds = await boundsOf(reader, filter, options.signal);
  if (bounds === null) return { items: [], next: null, scanned: 0 };
  const walk = walkFrom(request, bounds);
  const driving = await drivingTerm(reader, filter, options.signal);
  let chunk = chunkFor(request, driving);
  while (goesOn(walk, options)) {
    await step(reader, request, { walk, chunk, driving });
    chunk = Math.min(Math.max(chunk, firstChunk) * 4, largestChunk);
  }
  const { events, cutAfter } = await readAtPositions(reader, walk.hits, options);
  const reached = cutAfter ?? (walk.exhausted ? null : walk.after);
  const next = reached === null ? null : position(String(reached));
  return { items: events, next, scanned: walk.scanned };
}

const goesOn = (walk: Walk, options: ReadOptions): boolean =>
  !walk.exhausted && walk.hits.length < options.limit && walk.scanned < options.maxScanned;

function walkFrom({ range }: LogRequest, { first, last }: Bounds): Walk {
  const forward = range.direction === 'forward';
  const after = range.after === null ? null : positionNumber(range.after);
  const until = range.until === null ? null : positionNumber(range.until);
  const [near, far] = forward ? [first, last] : [last, first];
  const beforeNear = near === null ? null : near + (forward ? -1n : 1n);
  return {
    forward,
    after: further(after, beforeNear, forward),
    until: further(until, far, !forward),
    hits: [],
    scanned: 0,
    exhausted: false,
  };
}

/** The larger of two bounds (or the smaller); null is no bound. */
function further(a: bigint | null, b: bigint | null, larger: boolean): bigint | null {
  if (a === null || b === null) return a ?? b;
  return a > b === larger ? a : b;
}

/** Without terms to check, every candidate is a match; one more than wanted tells whether more follow. */
function chunkFor({ filter, options }: LogRequest, driving: PushedTerm | null): number {
  const checked = filter.all.length - (driving === null ? 0 : 1);
  return checked === 0 ? options.limit + 1 : Math.max(firstChunk, options.limit);
}

interface Step {
  readonly walk: Walk;
  readonly chunk: number;
  readonly driving: PushedTerm | null;
}

async function step(
  reader: Reader,
  { options, filter }: LogRequest,
  { walk, chunk, driving }: Step,
): Promise<void> {
  const size = Math.min(chunk, options.maxScanned - walk.scanned + 1);
  const statement = candidateStatement(reader, filter, { ...walk, size, driving });
  const { rows } = await query(reader, statement, options.signal);
  let looked = 0;
  for (const [where, hit] of rows) {
    if (!goesOn(walk, options)) break;
    looked += 1;
    walk.scanned += 1;
    walk.after = integerOf(where);
    if (hit === 1n && walk.after !== null) walk.hits.push(walk.after);
  }
  walk.exhausted = rows.length < size && looked === rows.length;
}
