import 'server-only';
import {
  compareReducerInput,
  type DifferingStream,
  type ReducerComparison,
} from '@/lib/api/reducers.ts';
import type { StreamId } from '@/lib/events/ids.ts';
import { TypeTally } from '@/lib/fold/type-tally.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { activeReducer } from '@/server/reducers/registry.ts';
import { draftReducerOf } from '@/server/reducers/version-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { firstDifference, SampleFolder } from './internal-regression.ts';
import { maskedChange } from './internal-state.ts';

const mostEvents = 1000;
const mostExamples = 20;
/** A draft that is slow, or hangs in every stream, is compared over fewer of them. */
const longestMilliseconds = 20_000;

type Result = Omit<ReducerComparison, 'problems' | 'category'>;

const nothing: Result = {
  ...{ streams: 0, events: 0, differ: 0, examples: [], cut: 0, complete: true, coverage: null },
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
    const options = { track: true, firstVersion: opened.store.capabilities.firstVersion };
    const folders = {
      before: new SampleFolder(await activeReducer(opened.id, category), options),
      after: new SampleFolder(draftReducerOf(reducer), options),
    };
    try {
      const { tally, ...found } = await compare(opened.store, folders, {
        category,
        sample,
        signal,
      });
      const result: Result = { ...found, coverage: tally.coverage(reducer.types) };
      return { problems: [], category, result };
    } finally {
      folders.before.close();
      folders.after.close();
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

interface Folders {
  readonly before: SampleFolder;
  readonly after: SampleFolder;
}

interface Wanted {
  readonly category: string;
  readonly sample: number;
  readonly signal: AbortSignal;
}

async function compare(
  store: EventStore,
  folders: Folders,
  wanted: Wanted,
): Promise<Omit<Result, 'coverage'> & { readonly tally: TypeTally }> {
  const { streams, complete } = await sampleOf(store, wanted);
  const seen = { streams: 0, events: 0, cut: 0, differ: 0 };
  const tally = new TypeTally();
  const end = performance.now() + longestMilliseconds;
  const examples: DifferingStream[] = [];
  for (const stream of streams) {
    if (performance.now() > end) break;
    const { items, next } = await store.readStream(
      stream,
      { direction: 'forward', after: null, until: null },
      { signal: wanted.signal, limit: mostEvents, maxScanned: mostEvents * 4, payload: 'full' },
    );
    const [before, after] = [await folders.before.begin(items), await folders.after.begin(items)];
    const found = firstDifference(stream, items, { before, after, tally });
    seen.streams += 1;
    seen.events += items.length;
    if (next !== null) seen.cut += 1;
    if (found === null) continue;
    seen.differ += 1;
    if (examples.length < mostExamples) examples.push(found);
  }
  const isWhole = complete && seen.streams === streams.length;
  return { ...seen, examples, complete: isWhole, tally };
}

/** The first streams of a category by id. */
async function sampleOf(store: EventStore, { category, sample, signal }: Wanted) {
  const { items, next } = await store.listStreams(
    { prefix: '', category, order: 'id' },
    { direction: 'forward', after: null, until: null },
    { signal, limit: sample, maxScanned: 100_000, payload: 'omit' },
  );
  const streams: readonly StreamId[] = items.map(({ streamId }) => streamId);
  return { streams, complete: next === null };
}
