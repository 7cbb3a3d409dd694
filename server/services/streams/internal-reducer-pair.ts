import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import type { StreamId, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { FirstDifference, type Difference } from '@/lib/fold/first-difference.ts';
import { Fold, type FoldFacts, type FoldOptions } from '@/lib/fold/fold.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { readPage } from './internal-read-page.ts';
import { Stepper } from './internal-stepper.ts';

/** Events after which others get their turn. */
const turnEvents = 500;

export interface Compared {
  readonly stream: StreamId;
  readonly events: number;
  /** Whether it has more events than were folded. */
  readonly cut: boolean;
  readonly found: Difference | null;
  /** Whether the last states that were folded differ. */
  readonly now: boolean;
  /** Why each reducer stopped; null where it did not. */
  readonly stopped: { readonly before: string | null; readonly after: string | null };
  /** Something in it is missing or unreadable. */
  readonly incomplete: boolean;
}

export interface Comparing {
  readonly store: EventStore;
  readonly signal: AbortSignal;
  /** Most pages of a stream that are folded; absent: all of them. */
  readonly pages?: number;
  /** Is told of every event, just after both have taken it in. */
  readonly tell?: (event: RecordedEvent, after: Fold) => void;
}

/** Two reducers over many streams, each with one sandbox for all of them. */
export class ReducerPair {
  readonly #before: Side;
  readonly #after: Side;

  constructor(before: StreamReducer, after: StreamReducer) {
    this.#before = new Side(before);
    this.#after = new Side(after);
  }

  /** Streams that can be compared at the same time: a sandbox takes one. */
  get kind(): StreamReducer['kind'] {
    return this.#before.kind === 'plain' ? this.#after.kind : 'code';
  }

  /** Folds a stream by both and compares the states after every event. A page of it is held in memory. */
  async compare(stream: StreamId, comparing: Comparing): Promise<Compared> {
    const { store, pages = Infinity } = comparing;
    const options = { track: true, firstVersion: store.capabilities.firstVersion };
    const [before, after] = [this.#before.begin(options), this.#after.begin(options)];
    const watch = new FirstDifference(before.fold, after.fold);
    let [events, read, cut] = [0, 0, false];
    for await (const page of pagesOf(stream, comparing)) {
      cut = read === pages;
      if (cut || haveStopped(before.fold, after.fold)) break;
      for await (const event of inStep(page, before, after)) {
        watch.take(event);
        comparing.tell?.(event, after.fold);
        events += 1;
        if (events % turnEvents === 0) await turn();
      }
      read += 1;
    }
    const ends = { before: before.fold.facts, after: after.fold.facts };
    return {
      ...{ stream, events, cut, found: watch.found, now: watch.found !== null && watch.now },
      stopped: { before: reasonIn(ends.before), after: reasonIn(ends.after) },
      incomplete: lacks(ends.before) || lacks(ends.after),
    };
  }

  close(): void {
    this.#before.close();
    this.#after.close();
  }
}

interface Begun {
  readonly stepper: Stepper;
  readonly fold: Fold;
}

class Side {
  readonly #source: StreamReducer;
  readonly #run: CodeRun | null;

  constructor(source: StreamReducer) {
    this.#source = source;
    this.#run = source.kind === 'code' ? new CodeRun(source.code) : null;
  }

  get kind(): StreamReducer['kind'] {
    return this.#source.kind;
  }

  begin(options: FoldOptions): Begun {
    const stepper = new Stepper(this.#source, options, this.#run);
    return { stepper, fold: new Fold(stepper.reducer, options) };
  }

  close(): void {
    this.#run?.close();
  }
}

async function* pagesOf(
  stream: StreamId,
  { store, signal }: Comparing,
): AsyncGenerator<readonly RecordedEvent[]> {
  let after: Version | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(
      { store, stream, payload: 'full' },
      { after, until: null, signal },
    );
    if (page.items.length > 0) yield page.items;
    signal.throwIfAborted();
    after = page.next;
  } while (after !== null);
}

/** The events one by one, each ready for both folds, which take it in before the next is asked for. */
async function* inStep(
  events: readonly RecordedEvent[],
  before: Begun,
  after: Begun,
): AsyncGenerator<RecordedEvent> {
  const others = singly(after, events);
  for await (const event of singly(before, events)) {
    await others.next();
    yield event;
  }
}

async function* singly({ stepper, fold }: Begun, events: readonly RecordedEvent[]) {
  for await (const part of stepper.ready(fold, events)) yield* part;
}

/** Nothing that follows can change any of the two states. */
const haveStopped = (...folds: readonly Fold[]): boolean =>
  folds.every(({ facts }) => facts.stopped !== null);

const reasonIn = ({ stopped }: FoldFacts): string | null => stopped?.reason ?? null;

/** A reducer that stops is told of apart. */
const lacks = ({ incompleteFrom, stopped }: FoldFacts): boolean =>
  incompleteFrom !== null && incompleteFrom.version !== stopped?.version;
