import 'server-only';
import type { ReducerCheckView, ReducerChecksView } from '@/lib/api/reducers.ts';
import { version, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { freeze, thaw, type Frozen } from '@/lib/fold/frozen.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';
import { Stepper } from './internal-stepper.ts';
import type { StreamFold } from './internal-stream-fold.ts';
import { TypeTally } from './internal-type-tally.ts';

/** Events that are examined; applying each twice takes a fold at rest for each. */
const mostEvents = 5000;
const mostTwice = 300;

interface Seen {
  readonly events: readonly RecordedEvent[];
  readonly tally: TypeTally;
  readonly end: Frozen;
  /** The fold just after each of the first events. */
  readonly rests: readonly Frozen[];
}

/** Examines the reducer of a fold on the beginning of the stream up to a version. */
export async function checksOf(
  folded: StreamFold,
  until: Version | null,
  signal: AbortSignal,
): Promise<ReducerChecksView> {
  const seen = await look(folded, until, signal);
  const [purity, twice] = await Promise.all([purityOf(folded, seen), twiceOf(folded, seen)]);
  return { coverage: seen.tally.coverage(folded.source.types), purity, twice };
}

async function look(folded: StreamFold, until: Version | null, signal: AbortSignal): Promise<Seen> {
  const fold = foldFrom(folded, null);
  const events: RecordedEvent[] = [];
  const tally = new TypeTally();
  const rests: Frozen[] = [];
  const stretch = { start: null, until, signal, into: fold };
  for await (const event of eventsBetween(folded, stretch)) {
    fold.take(event);
    events.push(event);
    tally.take(event.type, fold.changes.length > 0);
    if (rests.length < mostTwice) rests.push(freeze(fold));
    if (events.length >= mostEvents) break;
  }
  return { events, tally, end: freeze(fold), rests };
}

/** Folds once more with nothing left over from the first time, and from a rest in the middle. */
async function purityOf(folded: StreamFold, { events, end }: Seen): Promise<ReducerCheckView> {
  const half = events[events.length >> 1]?.version ?? version(0n);
  const [first, second] = [
    events.filter((event) => event.version <= half),
    events.filter((event) => event.version > half),
  ];
  const middle = await foldApart(folded, first, null);
  const again = await foldApart(folded, second, middle);
  return equalJson(valueOf(again.state), valueOf(end.state))
    ? { outcome: 'holds', detail: `${events.length} events give the same state again.` }
    : {
        outcome: 'fails',
        detail: `Folded again from version ${half}, the same events give another state: the reducer keeps something outside of it.`,
      };
}

async function foldApart(
  folded: StreamFold,
  events: readonly RecordedEvent[],
  start: Frozen | null,
): Promise<Frozen> {
  const apart = new Stepper(folded.source, folded.options);
  const fold =
    start === null
      ? new Fold(apart.reducer, folded.options)
      : thaw(start, apart.reducer, folded.options);
  for await (const part of apart.ready(fold, events)) for (const event of part) fold.take(event);
  apart.rest();
  return freeze(fold);
}

function valueOf(text: string | null) {
  if (text === null) return undefined;
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : undefined;
}

/** Gives each event to the reducer a second time, as a broker does that delivers at least once. */
async function twiceOf(folded: StreamFold, { events, rests }: Seen): Promise<ReducerCheckView> {
  const apart = new Stepper(folded.source, folded.options);
  const twice: RecordedEvent[] = [];
  for (const [index, rest] of rests.entries()) {
    const event = events[index];
    if (event === undefined || rest.facts.version !== event.version) continue;
    if (rest.facts.stopped !== null) break;
    const before = { ...rest.facts, version: version(event.version - 1n) };
    const fold = thaw({ ...rest, facts: before }, apart.reducer, folded.options);
    apart.forget(event.version);
    for await (const part of apart.ready(fold, [event])) for (const each of part) fold.take(each);
    if (fold.changes.length > 0 || fold.facts.stopped !== null) twice.push(event);
  }
  apart.rest();
  return toldTwice(twice, Math.min(events.length, rests.length));
}

function toldTwice(twice: readonly RecordedEvent[], examined: number): ReducerCheckView {
  const [first] = twice;
  if (first === undefined) {
    return { outcome: 'holds', detail: `${examined} events change nothing the second time.` };
  }
  return {
    outcome: 'fails',
    detail: `${twice.length} of ${examined} events change the state again when they are delivered twice, first version ${first.version} (${first.type}).`,
  };
}
