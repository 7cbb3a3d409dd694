import { allOf, conditionsOf } from './chips.ts';
import { parseQuery } from './parse.ts';
import { printPart } from './print.ts';
import type { Expr, Query } from './syntax.ts';

export type ReadFilter =
  | { readonly ok: true; readonly conditions: readonly Expr[] }
  | { readonly ok: false; readonly message: string };

/** Reads a filter that queries begin with: conditions, and nothing that is made of the matches. */
export function readFilter(text: string): ReadFilter {
  const { query, problems } = parseQuery(text);
  const [problem] = problems;
  if (problem !== undefined) return { ok: false, message: problem.message };
  if (query.steps.length > 0 || Object.values(query.scopes).some((scope) => scope !== null)) {
    const message = 'A default filter has conditions only, no steps and no time frame.';
    return { ok: false, message };
  }
  return { ok: true, conditions: conditionsOf(query.expr) };
}

/** The conditions of a filter that a query does not have. */
export function conditionsLeft(query: Query, filter: string): readonly Expr[] {
  const read = readFilter(filter);
  if (!read.ok) return [];
  const there = new Set(conditionsOf(query.expr).map(printPart));
  return read.conditions.filter((expr) => !there.has(printPart(expr)));
}

/** The query with the conditions of a filter besides, each once. */
export const withFilter = (query: Query, filter: string): Query => ({
  ...query,
  expr: allOf([...conditionsOf(query.expr), ...conditionsLeft(query, filter)]),
});
