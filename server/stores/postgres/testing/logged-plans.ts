import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { TestServer } from './test-server.ts';

/** How the server answered one of our statements, as `auto_explain` logs it. */
export interface LoggedPlan {
  /** Which statement it is, by its first words. */
  readonly shape: string;
  readonly sql: string;
  /** Kinds of all nodes: `Index Scan`, `Sort` … */
  readonly nodes: readonly string[];
  /** What was looked up in indexes, as Postgres writes it. */
  readonly lookups: readonly string[];
  /** Most rows that were sorted at once; 0 where none were, or the server did not count. */
  readonly sorted: number;
}

const node = z.object({
  'Node Type': z.string(),
  'Index Cond': z.string().optional(),
  'Actual Rows': z.number().optional(),
  'Actual Loops': z.number().optional(),
  get Plans() {
    return z.array(node).optional();
  },
});
type Node = z.infer<typeof node>;
const logged = z.object({ 'Query Text': z.string(), Plan: node });

/** The plans in a server's log, written in JSON behind `plan:`. */
export function plansIn(log: readonly string[]): readonly LoggedPlan[] {
  const parts = log.join('').split('plan:\n').slice(1);
  return parts.flatMap((part) => {
    const end = part.search(/\n\t?\}/);
    const parsed = end < 0 ? null : jsonIn(part.slice(0, part.indexOf('}', end) + 1));
    if (parsed === null) return [];
    const sql = parsed['Query Text'];
    const shape = /^\/\* backstory (\S+) \*\//.exec(sql)?.[1];
    if (shape === undefined) return [];
    const { Plan: plan } = parsed;
    const [nodes, lookups, sorted] = [nodesIn(plan), lookupsIn(plan), mostSorted(plan)];
    return [{ shape, sql, nodes, lookups, sorted }];
  });
}

function jsonIn(text: string): z.infer<typeof logged> | null {
  try {
    return logged.parse(JSON.parse(text.replaceAll('\n\t', '\n')));
  } catch (error) {
    // A plan that is not written to its end yet; the next look finds it.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const nodesIn = (plan: Node): readonly string[] => [
  plan['Node Type'],
  ...(plan.Plans ?? []).flatMap(nodesIn),
];

const lookupsIn = (plan: Node): readonly string[] =>
  [plan['Index Cond'] ?? [], ...(plan.Plans ?? []).map(lookupsIn)].flat();

/** What is sorted is what comes from below, however little of it is taken. */
function mostSorted(plan: Node): number {
  const below = plan.Plans ?? [];
  const rows = Math.max(
    0,
    ...below.map((each) => (each['Actual Rows'] ?? 0) * (each['Actual Loops'] ?? 0)),
  );
  return Math.max(plan['Node Type'].includes('Sort') ? rows : 0, ...below.map(mostSorted));
}

let sentinels = 0;

/** What a server that explains everything planned while `use` ran. */
export async function plansWhile(
  server: TestServer,
  use: () => Promise<void>,
): Promise<readonly LoggedPlan[]> {
  const before = server.log.length;
  await use();
  // The log comes a little later than the answers: a statement of our own closes it.
  sentinels += 1;
  const last = `last-${sentinels}`;
  const client = await server.admin('postgres');
  await client.query(`/* backstory ${last} */ SELECT 1`);
  await client.end();
  for (;;) {
    const plans = plansIn(server.log.slice(before));
    if (plans.some(({ shape }) => shape === last)) {
      return plans.filter(({ shape }) => shape !== last);
    }
    await sleep(10);
  }
}
