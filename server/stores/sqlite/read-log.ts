import { position, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, PushedFilter, PushedTerm, Range, ReadOptions } from '../port.ts';
import type { TimeLeaps } from '../shared/time-parts.ts';
import { candidateStatement, drivingTerm } from './candidates.ts';
import { integerOf } from './decode-value.ts';
import { filterCondition } from './pushed-terms.ts';
import { positionNumber, readAtPositions } from './read-positions.ts';
import { query, type Reader } from './reader.ts';
import { indexedTimes, leapsOf } from './time-leaps.ts';

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
  /** Events of the last step, where none of them was of the time that is asked for. */
  dry: number;
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
  const walk = walkFrom(request);
  const near = indexedTimes(reader.layout, filter);
  const leaps = leapsOf(reader, near);
  const driving = await drivingTerm(reader, filter, options.signal);
  let chunk = chunkFor(request, driving);
  while (goesOn(walk, options)) {
    if (leaps !== null) await leapOn(walk, leaps, options.signal);
    if (walk.exhausted) break;
    await step(reader, request, { walk, chunk, driving, near });
    chunk = Math.min(Math.max(chunk, firstChunk) * 4, largestChunk);
  }
  const { events, cutAfter } = await readAtPositions(reader, walk.hits, options);
  const reached = cutAfter ?? (walk.exhausted ? null : walk.after);
  const next = reached === null ? null : position(String(reached));
  return { items: events, next, scanned: walk.scanned };
}

const goesOn = (walk: Walk, options: ReadOptions): boolean =>
  !walk.exhausted && walk.hits.length < options.limit && walk.scanned < options.maxScanned;

const walkFrom = ({ range }: LogRequest): Walk => ({
  forward: range.direction === 'forward',
  after: range.after === null ? null : positionNumber(range.after),
  until: range.until === null ? null : positionNumber(range.until),
  hits: [],
  scanned: 0,
  exhausted: false,
  dry: 0,
});

/** Leaps over what holds no event of the time, where that is known or can soon be. */
async function leapOn(walk: Walk, leaps: TimeLeaps, signal: AbortSignal): Promise<void> {
  const leap = await leaps.from(walk.after, { ...walk, signal });
  if (leap === 'nowhere') walk.exhausted = true;
  else walk.after = leap.after;
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
  readonly near: PushedFilter;
}

async function step(
  reader: Reader,
  { options, filter }: LogRequest,
  { walk, chunk, driving, near }: Step,
): Promise<void> {
  const size = Math.min(chunk, options.maxScanned - walk.scanned + 1);
  const statement = candidateStatement(reader, { filter, near }, { ...walk, size, driving });
  const { rows } = await query(reader, statement, options.signal);
  let looked = 0;
  let isDry = true;
  for (const [where, hit, isNear] of rows) {
    if (!goesOn(walk, options)) break;
    looked += 1;
    if (isNear === 1n) isDry = false;
    walk.scanned += 1;
    walk.after = integerOf(where);
    if (hit === 1n && walk.after !== null) walk.hits.push(walk.after);
  }
  walk.dry = isDry ? looked : 0;
  walk.exhausted = rows.length < size && looked === rows.length;
}
