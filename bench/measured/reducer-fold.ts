import { streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { usualBudgets } from '@/lib/sandbox/budgets.ts';
import { sandboxEvent } from '@/lib/sandbox/sandbox-event.ts';
import { openSession, type SandboxEvent } from '@/lib/sandbox/session.mjs';
import { saveReducer } from '@/server/services/reducers/save-reducer.ts';
import { answer, type Bench, type Measure } from '../bench.ts';
import { BENCH_TYPES, LONGEST_STREAM } from '../events.ts';
import { compare } from '../measure.ts';
import { foldAnew, readAndParse } from './first-fold.ts';

/** Events that the sandbox is given alone: enough for its rate, few enough to hold all their texts. */
const sample = 20_000;
const page = 1000;

/** The same in both: every field of the data, and a sum. */
const reducer = `{
  category: 'meter',
  initial: { totalMinor: 0 },
  reduce(state, { data }) {
    Object.assign(state, data);
    state.totalMinor += data.amountMinor;
  },
}`;
const rules = JSON.stringify({
  category: 'meter',
  initial: { totalMinor: 0 },
  on: Object.fromEntries(
    BENCH_TYPES.filter((type) => type.startsWith('Meter')).map((type) => [
      type,
      { merge: '$', add: { totalMinor: '$.amountMinor' } },
    ]),
  ),
});

/** The longest stream from nothing to its head by declared rules, beside what its reading alone costs. */
export const foldByRules: Measure = async (bench) => {
  const hash = await saved(bench, 'rules', rules);
  return [
    await compare({
      operation: `first fold by rules of ${eventsOf(bench)} events`,
      state: 'warm',
      limitName: 'bare driver, every row and JSON.parse of its data',
      limit: () => readAndParse(bench),
      ours: () => foldAnew(bench, hash),
      ratio: 1.3,
      runs: bench.runs(3),
    }),
  ];
};

/** The same by code, beside the rate of the sandbox that has nothing to do but run it. */
export const foldByCode: Measure = async (bench) => {
  const hash = await saved(bench, 'code', `export const meter = ${reducer};`);
  const events = await firstEvents(bench);
  return [
    await compare({
      operation: `first fold by code of ${eventsOf(bench)} events`,
      state: 'warm',
      limitName: `the sandbox alone, ${events.length} of the events, as often as there are more`,
      limit: () => runAlone(events),
      scale: eventsOf(bench) / events.length,
      ours: () => foldAnew(bench, hash),
      ratio: 1.1,
      runs: bench.runs(3),
    }),
  ];
};

const eventsOf = ({ first, last }: Bench): number => Number(last - first) + 1;

async function saved({ id }: Bench, language: 'code' | 'rules', source: string): Promise<string> {
  const draft = { store: id, language, source, title: 'bench', activate: false };
  const { versions, problems } = await answer(saveReducer, draft);
  const [version] = versions;
  if (version === undefined) throw new Error(problems[0]?.message ?? 'Nothing was saved.');
  return version.hash;
}

async function firstEvents({ store }: Bench): Promise<readonly SandboxEvent[]> {
  const events: RecordedEvent[] = [];
  const signal = new AbortController().signal;
  const options = { signal, limit: page, maxScanned: page, payload: 'full' } as const;
  while (events.length < sample) {
    const after = events.at(-1)?.version ?? null;
    const range = { direction: 'forward', after, until: null } as const;
    const { items } = await store.readStream(streamId(LONGEST_STREAM), range, options);
    events.push(...items);
    if (items.length === 0) break;
  }
  return events.slice(0, sample).map(sandboxEvent);
}

/** In this very thread: no worker, no messages, and nothing done with what it answers. */
async function runAlone(events: readonly SandboxEvent[]): Promise<void> {
  const session = await openSession(usualBudgets);
  try {
    session.load(`var __reducers = { own: ${reducer} };`);
    session.begin('own', '{"totalMinor":0}');
    for (const event of events) {
      if (session.step(event).startsWith('{"f":')) throw new Error('The reducer failed.');
    }
  } finally {
    session.close();
  }
}
