import 'server-only';
import type { DifferingStream } from '@/lib/api/reducers.ts';
import type { StreamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { diff } from '@/lib/fold/diff.ts';
import { Fold, type FoldOptions } from '@/lib/fold/fold.ts';
import type { TypeTally } from '@/lib/fold/type-tally.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import { Stepper } from './internal-stepper.ts';

const mostChanges = 5;

/** One reducer over many streams, one after the other, with one sandbox for all of them. */
export class SampleFolder {
  readonly #source: StreamReducer;
  readonly #options: FoldOptions;
  readonly #run: CodeRun | null;

  constructor(source: StreamReducer, options: FoldOptions) {
    this.#source = source;
    this.#options = options;
    this.#run = source.kind === 'code' ? new CodeRun(source.code) : null;
  }

  /** A fold at the beginning that can take every one of the events without waiting. */
  async begin(events: readonly RecordedEvent[]): Promise<Fold> {
    const stepper = new Stepper(this.#source, this.#options, this.#run);
    const ahead = new Fold(stepper.reducer, this.#options);
    for await (const part of stepper.ready(ahead, events)) {
      for (const event of part) ahead.take(event);
    }
    return new Fold(stepper.reducer, this.#options);
  }

  close(): void {
    this.#run?.close();
  }
}

interface Pair {
  readonly before: Fold;
  readonly after: Fold;
  /** Of what the second one takes in. */
  readonly tally: TypeTally;
}

/** The first event after which two folds of the same stream differ; null where none does. */
export function firstDifference(
  stream: StreamId,
  events: readonly RecordedEvent[],
  { before, after, tally }: Pair,
): DifferingStream | null {
  let found: DifferingStream | null = null;
  for (const event of events) {
    before.take(event);
    after.take(event);
    tally.take(event.type, after.changes.length > 0);
    if (found !== null || equalJson(before.state, after.state)) continue;
    const changes = diff(before.state, after.state).slice(0, mostChanges).map(changeToView);
    const { version, type } = event;
    found = { stream, version: String(version), type, now: false, changes, stopped: null };
  }
  if (found === null) return null;
  return {
    ...found,
    now: !equalJson(before.state, after.state),
    stopped: after.facts.stopped?.reason ?? null,
  };
}
