import type { ReducerChecksView, ReducerProblem } from '@/lib/api/reducers.ts';
import type { StateView } from '@/lib/api/streams.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { Fold, type FoldOptions } from '@/lib/fold/fold.ts';
import { checksOf, type ReducerApart } from '@/lib/fold/reducer-checks.ts';
import type { SentencePart } from '@/lib/fold/sentence.ts';
import { foldToView } from '@/lib/fold/state-view.ts';
import { stepWords } from '@/lib/fold/step-words.ts';
import { Stepping } from '@/lib/fold/stepping.ts';
import { stepReducer } from '@/lib/fold/steps.ts';
import { takeAndTell } from '@/lib/sentences/teller.ts';
import { tell } from '@/lib/sentences/tell.ts';
import { readDraft, type Draft, type DraftReducer, type DraftWorld } from './draft-reducer.ts';

const mostSteps = 200;
const mostPaths = 20;

/** What an event did to the state of a draft. */
export interface PreviewStep {
  readonly version: string;
  readonly type: string;
  readonly paths: readonly string[];
  readonly sentence: readonly SentencePart[];
  /** Why the draft could not tell it in words of its own; null where it could, or has none. */
  readonly fault: string | null;
}

export interface DraftPreview {
  readonly problems: readonly ReducerProblem[];
  /** Null where the draft cannot be used. */
  readonly state: StateView | null;
  readonly checks: ReducerChecksView | null;
  /** The last events up to the moment, oldest first. */
  readonly steps: readonly PreviewStep[];
}

export interface PreviewAsked {
  readonly draft: Draft;
  /** Of the stream. */
  readonly category: string | null;
  /** The beginning of the stream, in order. */
  readonly events: readonly RecordedEvent[];
  readonly options: FoldOptions;
  /** As it was asked for. */
  readonly at: string;
}

/** What a draft makes of the beginning of a stream. Nothing is kept, and nothing is asked of a server. */
export async function previewDraft(asked: PreviewAsked, world: DraftWorld): Promise<DraftPreview> {
  const read = await readDraft(asked.draft, asked.category, world);
  if (!read.ok) return { problems: read.problems, state: null, checks: null, steps: [] };
  const { reducer } = read;
  const { events, options, at } = asked;
  const begin = () => apartOf(reducer, options, world);
  const first = begin();
  const fold = new Fold(first.reducer, options);
  const steps: PreviewStep[] = [];
  for await (const event of singly(first.ready(fold, events))) {
    steps.push(stepOf(fold, event, first.words(event.version)));
    if (steps.length > mostSteps) steps.shift();
    if (fold.facts.stopped !== null) break;
  }
  const { version } = fold.facts;
  const recordedAt = events.find((event) => event.version === version)?.recordedAt ?? null;
  const moment = {
    at,
    version: version === null ? null : String(version),
    recordedAt,
    skewed: false,
  };
  const state = foldToView(fold, { moment, snapshot: 'unknown' });
  const examined = new Fold(first.reducer, options);
  const checks = await checksOf({
    ...{ fold: examined, options, claims: reducer.claims, apart: begin },
    events: singly(first.ready(examined, events)),
  });
  return { problems: [], state, checks, steps };
}

async function* singly(parts: AsyncIterable<readonly RecordedEvent[]>) {
  for await (const part of parts) yield* part;
}

function stepOf(fold: Fold, event: RecordedEvent, fault: string | null): PreviewStep {
  const described = takeAndTell(fold, event, null);
  const changes = fold.changes.map(changeToView);
  return {
    version: String(event.version),
    type: event.type,
    paths: changes.slice(0, mostPaths).map(({ path }) => path),
    sentence: tell(event, { changes, described }),
    fault,
  };
}

interface Apart extends ReducerApart {
  /** What is wrong with the words the draft has for a version. */
  readonly words: (version: bigint) => string | null;
}

function apartOf(draft: DraftReducer, options: FoldOptions, { sandbox }: DraftWorld): Apart {
  const steps = new Map<bigint, string>();
  const run = draft.kind === 'code' ? draft.run : null;
  const stepping = new Stepping({ steps, options, run });
  let renewed: Promise<void> | null = null;
  return {
    reducer: draft.kind === 'plain' ? draft.reducer : stepReducer({ ...draft, steps }),
    async *ready(fold, events) {
      renewed ??= run === null ? Promise.resolve() : sandbox.renew();
      await renewed;
      yield* stepping.ready(fold, events);
    },
    words: (version) => stepWords(steps.get(version) ?? '').fault,
    forget(version) {
      steps.delete(version);
    },
    rest: () => undefined,
  };
}
