import { z } from 'zod';

/** How the server answered one of our statements, as `auto_explain` logs it. */
export interface LoggedPlan {
  /** Which statement it is, by its first words. */
  readonly shape: string;
  readonly sql: string;
  /** Kinds of all nodes: `Index Scan`, `Sort` … */
  readonly nodes: readonly string[];
}

const node = z.object({
  'Node Type': z.string(),
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
    return shape === undefined ? [] : [{ shape, sql, nodes: nodesIn(parsed.Plan) }];
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
