import type { ReducerCheckView, ReducerChecksView } from '@/lib/api/reducers.ts';
import { version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { Fold, type FoldOptions } from './fold.ts';
import { freeze, thaw, type Frozen } from './frozen.ts';
import type { ReducerClaims } from './reducer-claims.ts';
import type { Reducer } from './reducer.ts';
import { purityTold, twiceTold } from './check-words.ts';
import { TypeTally } from './type-tally.ts';

/** Events that are examined; applying each twice takes a fold at rest for each. */
const mostEvents = 5000;
const mostTwice = 300;

/** The reducer once more, with nothing left over from another time. */
export interface ReducerApart {
  readonly reducer: Reducer;
  /** As `Stepping.ready`. */
  readonly ready: (
    fold: Fold,
    events: readonly RecordedEvent[],
  ) => AsyncIterable<readonly RecordedEvent[]>;
  /** Lets the reducer take a version again. */
  readonly forget: (version: bigint) => void;
  readonly rest: () => void;
}

export interface Examined {
  /** At the beginning of the stream. */
  readonly fold: Fold;
  /** Ready for the fold, which has taken each in before the next is asked for. */
  readonly events: AsyncIterable<RecordedEvent>;
  readonly options: FoldOptions;
  readonly claims: ReducerClaims | null;
  /** What counts the types, where they are counted over several streams. */
  readonly tally?: TypeTally;
  readonly apart: () => ReducerApart;
}

interface Seen {
  readonly events: readonly RecordedEvent[];
  readonly tally: TypeTally;
  readonly end: Frozen;
  /** The fold just after each of the first events. */
  readonly rests: readonly Frozen[];
}

/** Examines a reducer on the beginning of a stream. */
export async function checksOf(examined: Examined): Promise<ReducerChecksView> {
  const seen = await look(examined);
  // One after the other: both may have but one sandbox, which is made anew for each.
  const purity = await purityOf(examined, seen);
  const twice = await twiceOf(examined, seen);
  return { coverage: seen.tally.coverage(examined.claims), purity, twice };
}

async function look(examined: Examined): Promise<Seen> {
  const { fold, events: stream, tally = new TypeTally() } = examined;
  const events: RecordedEvent[] = [];
  const rests: Frozen[] = [];
  for await (const event of stream) {
    fold.take(event);
    events.push(event);
    tally.take(event.type, fold.changes.length > 0);
    if (rests.length < mostTwice) rests.push(freeze(fold));
    if (events.length >= mostEvents) break;
  }
  return { events, tally, end: freeze(fold), rests };
}

/** Folds once more with nothing left over from the first time, and from a rest in the middle. */
async function purityOf(examined: Examined, { events, end }: Seen): Promise<ReducerCheckView> {
  const half = events[events.length >> 1];
  const middle = half?.version ?? version(0n);
  const [first, second] = [
    events.filter((event) => event.version <= middle),
    events.filter((event) => event.version > middle),
  ];
  const rest = await foldApart(examined, first, null);
  const again = await foldApart(examined, second, rest);
  const isSame = equalJson(valueOf(again.state), valueOf(end.state));
  return purityTold(events.length, isSame ? null : (half ?? null));
}

async function foldApart(
  { apart: begin, options }: Examined,
  events: readonly RecordedEvent[],
  start: Frozen | null,
): Promise<Frozen> {
  const apart = begin();
  const fold =
    start === null ? new Fold(apart.reducer, options) : thaw(start, apart.reducer, options);
  for await (const part of apart.ready(fold, events)) for (const event of part) fold.take(event);
  apart.rest();
  return freeze(fold);
}

/** Of the inferred reducer nobody claims anything. */
export const claimsRepeats = (claims: ReducerClaims | null): boolean => claims?.idempotent === true;

function valueOf(text: string | null) {
  if (text === null) return undefined;
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : undefined;
}

/** Gives each event to the reducer a second time, as a broker does that delivers at least once. */
async function twiceOf(
  { apart: begin, options, claims }: Examined,
  { events, rests }: Seen,
): Promise<ReducerCheckView> {
  const apart = begin();
  const twice: RecordedEvent[] = [];
  for (const [index, rest] of rests.entries()) {
    const event = events[index];
    if (event === undefined || rest.facts.version !== event.version) continue;
    if (rest.facts.stopped !== null) break;
    const before = { ...rest.facts, version: version(event.version - 1n) };
    const fold = thaw({ ...rest, facts: before }, apart.reducer, options);
    apart.forget(event.version);
    for await (const part of apart.ready(fold, [event])) for (const each of part) fold.take(each);
    if (fold.changes.length > 0 || fold.facts.stopped !== null) twice.push(event);
  }
  apart.rest();
  const asked = Math.min(events.length, rests.length);
  return twiceTold(twice, { asked, claimed: claimsRepeats(claims) });
}
