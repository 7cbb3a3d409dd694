import { parseQuery } from './parse.ts';
import type { Expr } from './syntax.ts';

/** What a query says, for tests. Throws where it is none, or says nothing. */
export function sampleExpr(text: string): Expr {
  const { query, problems } = parseQuery(text);
  if (query.expr === null || problems.length > 0) throw new Error(`"${text}" is no query.`);
  return query.expr;
}
