import { monitorEventLoopDelay } from 'node:perf_hooks';
import { usualBudgets } from '@/lib/sandbox/budgets.ts';
import type { SandboxEvent } from '@/lib/sandbox/session.mjs';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import type { Measure } from '../bench.ts';
import { quantile, type Finding } from '../measure.ts';

/** One of each kind: loops, expressions, memory, depth, and work that no engine interrupts. */
const hostile = [
  'for (;;) {}',
  '/^(a+)+$/.test("a".repeat(40) + "!"); for (;;) {}',
  'const all = []; for (;;) all.push(new Array(1e5).fill(0))',
  'const deeper = () => deeper() + 1; for (;;) { try { deeper() } catch {} }',
  'let n = 3n; for (;;) n *= n',
];
/** Of the clock for one event, then as much again of work. */
const budget = 2 * usualBudgets.eventMilliseconds;
const most = { late: 500, megabytes: 64, delay: 50 };

/** What hostile reducers take from everybody else. */
export const hostileReducers: Measure = async ({ runs }) => [
  await endings(runs(20)),
  ...(await together(runs(10))),
];

/** From the event at which a reducer hangs to the answer, in a worker that runs already. */
async function endings(rounds: number): Promise<Finding> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const body of hostile) {
      const run = new CodeRun({ script: scriptOf(body), name: 'own' });
      await run.steps([eventAt(1)], '{}');
      const start = performance.now();
      await run.steps([eventAt(2)], '{}');
      times.push(performance.now() - start);
      await run.rest();
    }
  }
  const ours = quantile(times, 0.95);
  return {
    ...{ operation: 'hostile reducer ended, p95', state: 'warm', limitName: 'p95', limit: null },
    ...{ ours, ratio: null, budget: `≤ ${budget} + ${most.late} ms`, runs: times.length },
    met: ours <= budget + most.late,
  };
}

/** Five at once, again and again, beside as long a time with nothing to do. */
async function together(rounds: number): Promise<readonly Finding[]> {
  await five();
  const idle = await delayWhile(() => new Promise((resolve) => setTimeout(resolve, rounds * 1000)));
  const before = megabytes();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, megabytes());
  }, 20);
  const ours = await delayWhile(async () => {
    for (let round = 0; round < rounds; round += 1) await five();
  });
  clearInterval(watch);
  const common = { state: 'warm', ratio: null, runs: rounds * hostile.length } as const;
  return [
    {
      ...common,
      ...{ operation: 'delay of the event loop beside 5 of them, p99', limitName: 'idle, p99' },
      ...{ limit: idle, ours, budget: `≤ ${most.delay} ms`, met: ours <= most.delay },
    },
    {
      ...common,
      ...{ operation: 'memory that 5 of them add, at most', limitName: 'resident', limit: null },
      ...{ ours: peak - before, unit: 'MB', budget: `≤ ${most.megabytes} MB` },
      met: peak - before <= most.megabytes,
    },
  ];
}

async function five(): Promise<void> {
  const runs = hostile.map((body) => new CodeRun({ script: scriptOf(body), name: 'own' }));
  await Promise.all(runs.map((run) => run.steps([eventAt(2)], '{}')));
  await Promise.all(runs.map((run) => run.rest()));
}

async function delayWhile(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6;
}

const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;

const scriptOf = (body: string): string =>
  `var __reducers = { own: { category: 'a', reduce(state, event) { if (event.version === 2) { ${body} } state.n = event.version; } } };`;

const eventAt = (version: number): SandboxEvent => ({
  facts: JSON.stringify({ streamId: 's', version: String(version), type: 'T', at: 0 }),
  data: '{}',
  metadata: null,
});
