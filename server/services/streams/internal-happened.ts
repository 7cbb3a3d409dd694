import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { version } from '@/lib/events/ids.ts';
import { Fold, type FoldFacts } from '@/lib/fold/fold.ts';
import { eventsBetween } from './internal-seek.ts';
import { Stepper } from './internal-stepper.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** To know what was believed when, all of a stream is held in memory: this is where it ends. */
const mostEvents = 10_000;
const mostCharacters = 64_000_000;

/** Every event of a stream in order of version. Throws `unsupported` for one that is too long. */
export async function wholeStream(
  folded: StreamFold,
  signal: AbortSignal,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  let characters = 0;
  for await (const event of eventsBetween(folded, { start: null, until: null, signal })) {
    events.push(event);
    characters += event.data.kind === 'json' ? event.data.text.length : 0;
    if (events.length > mostEvents || characters > mostCharacters) throw tooLong();
  }
  return events;
}

const tooLong = (): AppError =>
  new AppError(
    'unsupported',
    `What was believed is told of streams of at most ${mostEvents.toLocaleString('en')} events and 64 million characters: every row folds all of them anew.`,
    { field: 'stream' },
  );

/** Folds events in the order in which they are given, telling of each just after it was taken. */
export async function foldGiven(
  folded: StreamFold,
  events: readonly RecordedEvent[],
  { signal, tell, take = plainly }: Telling,
): Promise<Fold> {
  const options = { track: true, order: 'given' } as const;
  // In another order code makes something else of an event, so its steps are kept apart.
  const apart = new Stepper(folded.source, options);
  const fold = new Fold(apart.reducer, options);
  let taken = 0;
  try {
    for await (const part of apart.ready(fold, events)) {
      for (const event of part) {
        take(fold, event);
        tell(event, fold, taken);
        taken += 1;
      }
      signal.throwIfAborted();
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    apart.rest();
  }
  return fold;
}

interface Telling {
  readonly signal: AbortSignal;
  readonly tell: Tell;
  /** Absent: the event is taken in and nothing else. */
  readonly take?: (fold: Fold, event: RecordedEvent) => void;
}

const plainly = (fold: Fold, event: RecordedEvent): void => {
  fold.take(event);
};

/** `place`: of the event among those given, from 0. */
type Tell = (event: RecordedEvent, fold: Fold, place: number) => void;

/** Versions that the stream does not have between its first and its last: nobody knows when they happened. */
export function missingVersions(
  events: readonly RecordedEvent[],
  firstVersion: bigint,
): readonly string[] {
  let expected = firstVersion;
  return events.flatMap(({ version }) => {
    const from = expected;
    expected = version + 1n > expected ? version + 1n : expected;
    if (version <= from) return [];
    return [version - 1n === from ? String(from) : `${String(from)}–${String(version - 1n)}`];
  });
}

/** A fold in another order sees no gap by itself: from the first missing version on it lacks something. */
export function lackingFacts(facts: FoldFacts, missing: readonly string[]): FoldFacts {
  const [first] = missing;
  if (first === undefined || facts.incompleteFrom !== null) return facts;
  const [from = first] = first.split('–');
  const reason = `Version ${first} is missing, and nobody knows when it happened.`;
  return { ...facts, incompleteFrom: { version: version(BigInt(from)), reason } };
}
