import 'server-only';
import { previewReducerInput, type PreviewStep } from '@/lib/api/reducers.ts';
import type { Version } from '@/lib/events/ids.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { readDraft, type Language, type ReadReducer } from '@/server/reducers/read-source.ts';
import type { SourceProblem } from '@/server/reducers/bundle.ts';
import { draftReducerOf } from '@/server/reducers/version-reducer.ts';
import { defineService } from '../define-service.ts';
import { checksOf } from './internal-checks.ts';
import { foldOf } from './internal-fold-cache.ts';
import { findMoment } from './internal-moment.ts';
import { maskedState, stateAt } from './internal-state.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';
import { StreamFold } from './internal-stream-fold.ts';

const mostSteps = 200;
const mostPaths = 20;

/** What a draft would make of one stream, beside what is made of it now. Nothing is kept. */
export const previewReducer = defineService({
  permission: 'reducers:write',
  access: 'reducer.preview',
  subject: ({ store, stream, at }) => ({
    store,
    stream,
    ...(at === undefined ? {} : { detail: at }),
  }),
  input: previewReducerInput,
  async run({ signal }, { store, stream, at, language, source }) {
    const { folded, ends } = await foldOf(store, stream, signal);
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    const now = await stateAt(folded, found, signal);
    const read = await readFor(ends.first.category, language, source);
    if (!('reducer' in read)) {
      return { problems: read.problems, now, state: null, checks: null, steps: [] };
    }
    const drafted = new StreamFold(folded.store, folded.stream, draftReducerOf(read.reducer));
    try {
      const state = await stateAt(drafted, found, signal);
      const checks = await checksOf(drafted, found.version, signal);
      const steps = await stepsOf(drafted, found.version, signal);
      return { problems: [], now, state, checks, steps };
    } finally {
      drafted.stepper.rest();
    }
  },
  expose: ({ problems, now, state, checks, steps }, policy) => ({
    problems: problems.map(({ message, line, column }) => ({ message, line, column })),
    now: maskedState(now, policy),
    state: state === null ? null : maskedState(state, policy),
    checks,
    steps,
  }),
});

/** The last events up to a version with the paths each has changed. */
async function stepsOf(
  folded: StreamFold,
  until: Version | null,
  signal: AbortSignal,
): Promise<PreviewStep[]> {
  if (until === null) return [];
  const fold = foldFrom(folded, null);
  const steps: PreviewStep[] = [];
  for await (const event of eventsBetween(folded, { start: null, until, signal, into: fold })) {
    fold.take(event);
    const paths = fold.changes.slice(0, mostPaths).map((change) => changeToView(change).path);
    steps.push({ version: String(event.version), type: event.type, paths });
    if (steps.length > mostSteps) steps.shift();
    if (fold.facts.stopped !== null) break;
  }
  return steps;
}

type ReadFor = { readonly reducer: ReadReducer } | { readonly problems: readonly SourceProblem[] };

/** The draft's reducer for the category of the stream. */
async function readFor(
  category: string | null,
  language: Language,
  source: string,
): Promise<ReadFor> {
  const read = await readDraft(language, source);
  if (!read.ok) return { problems: read.problems };
  const reducer = read.reducers.find((each) => each.category === category);
  if (reducer !== undefined) return { reducer };
  const others = read.reducers.map((each) => `"${each.category}"`).join(', ');
  const message =
    category === null
      ? 'This stream has no category, and reducers fold categories.'
      : `This stream is of the category "${category}", the draft folds ${others}.`;
  return { problems: [{ message, line: null, column: null }] };
}
