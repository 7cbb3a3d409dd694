import type { SandboxEvent } from '@/lib/sandbox/session.mjs';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import type { Measure } from '../bench.ts';
import { compare } from '../measure.ts';

const usualStreams = 2000;
const eventsEach = 10;

const script = `var __reducers = { own: {
  category: 'account',
  initial: { total: 0 },
  reduce(state, { data }) {
    Object.assign(state, data);
    state.total += data.amount;
  },
} };`;

/** Many short streams by code, each beginning anew, beside all their events as those of one stream. */
export const shortStreamsByCode: Measure = async ({ runs }) => {
  const run = new CodeRun({ script, name: 'own' });
  const streams = runs(usualStreams);
  const events = Array.from({ length: streams }, (_, stream) => eventsOf(stream));
  try {
    return [
      await compare({
        operation: `${streams} streams of ${eventsEach} events by code`,
        state: 'warm',
        limitName: 'all their events as one stream',
        limit: () => foldAll(run, [events.flat()]),
        ours: () => foldAll(run, events),
        ratio: 1.25,
        runs: runs(5),
      }),
    ];
  } finally {
    await run.rest();
  }
};

async function foldAll(run: CodeRun, all: readonly (readonly SandboxEvent[])[]): Promise<void> {
  for (const events of all) {
    run.startAnew();
    const steps = await run.steps(events, '{"total":0}');
    if (steps.length < events.length) throw new Error('The reducer failed.');
  }
}

const eventsOf = (stream: number): readonly SandboxEvent[] =>
  Array.from({ length: eventsEach }, (_, index) => ({
    facts: JSON.stringify({
      ...{ streamId: `account-${stream}`, version: String(index + 1), type: 'Moved', at: index },
    }),
    data: JSON.stringify({ amount: index, email: `${stream}@example.org`, note: 'x'.repeat(100) }),
    metadata: null,
  }));
