import 'server-only';
import {
  compareReducerInput,
  type DifferingStream,
  type ReducerComparison,
} from '@/lib/api/reducer-comparison.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Fold } from '@/lib/fold/fold.ts';
import { TypeTally } from '@/lib/fold/type-tally.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { activeReducer } from '@/server/reducers/registry.ts';
import { draftReducerOf } from '@/server/reducers/version-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { differingView } from './internal-differing.ts';
import { ReducerPair } from './internal-reducer-pair.ts';
import { maskedChange } from './internal-state.ts';
import { sampleStreams } from './internal-stream-sample.ts';

const mostExamples = 20;
/** A draft that is slow, or hangs in every stream, is compared over fewer of them. */
const longestMilliseconds = 20_000;

type Result = Omit<ReducerComparison, 'problems' | 'category'>;

const nothing: Result = {
  ...{ streams: 0, events: 0, differ: 0, examples: [], cut: 0, of: 0 },
  ...{ sampled: 0, whole: true, complete: true, coverage: null },
};

/** Whether a draft is safe to change to: which streams of a sample come out otherwise, and where first. */
export const compareReducer = defineService({
  permission: 'reducers:write',
  access: 'reducer.compare',
  subject: ({ store, sample }) => ({ store, detail: `${sample} streams` }),
  input: compareReducerInput,
  async run({ signal }, { store: id, language, source, sample }) {
    const opened = await storeById(id);
    const read = await readDraft(language, source);
    const [reducer] = read.ok ? read.reducers : [];
    if (!read.ok || reducer === undefined) {
      return { problems: read.ok ? [] : read.problems, category: null, result: nothing };
    }
    const { category } = reducer;
    const pair = new ReducerPair(await activeReducer(opened.id, category), draftReducerOf(reducer));
    try {
      const wanted = { category, sample, signal };
      const { tally, ...found } = await compare(opened.store, pair, wanted);
      const result: Result = { ...found, coverage: tally.coverage(reducer.claims) };
      return { problems: [], category, result };
    } finally {
      pair.close();
    }
  },
  expose: ({ problems, category, result }, policy) => ({
    problems: problems.map(({ message, line, column }) => ({ message, line, column })),
    category,
    ...result,
    examples: result.examples.map((example) => ({
      ...example,
      changes: example.changes.map((change) => maskedChange(change, policy)),
    })),
  }),
});

interface Wanted {
  readonly category: string;
  readonly sample: number;
  readonly signal: AbortSignal;
}

async function compare(
  store: EventStore,
  pair: ReducerPair,
  wanted: Wanted,
): Promise<Omit<Result, 'coverage'> & { readonly tally: TypeTally }> {
  const { streams, of, whole } = await sampleStreams(store, wanted);
  const seen = { streams: 0, events: 0, cut: 0, differ: 0 };
  const tally = new TypeTally();
  const tell = ({ type }: RecordedEvent, after: Fold): void => {
    tally.take(type, after.changes.length > 0);
  };
  const end = performance.now() + longestMilliseconds;
  const examples: DifferingStream[] = [];
  for (const stream of streams) {
    if (performance.now() > end) break;
    const compared = await pair.compare(stream, { store, signal: wanted.signal, pages: 1, tell });
    seen.streams += 1;
    seen.events += compared.events;
    if (compared.cut) seen.cut += 1;
    const found = differingView(compared);
    if (found === null) continue;
    seen.differ += 1;
    if (examples.length < mostExamples) examples.push(found);
  }
  const isWhole = whole && seen.streams === of;
  examples.sort((a, b) => (a.stream < b.stream ? -1 : 1));
  return { ...seen, sampled: streams.length, of, whole, examples, complete: isWhole, tally };
}
