import { checkClause } from './check-clause.ts';
import type { Notice, Problem, Span, Token } from './problem.ts';
import { readExpression } from './parse-expression.ts';
import type { Dialect } from './parse-field.ts';
import { checkScopes } from './parse-scope.ts';
import { readSteps } from './parse-steps.ts';
import type { Scoping } from './parse-term.ts';
import { Reader } from './reader.ts';
import { checkSteps } from './check-steps.ts';
import { checkSize } from './check-size.ts';
import { longestQuery } from './limits.ts';
import { emptyQuery, noScopes, type Expr, type Query } from './syntax.ts';

export interface ParsedQuery {
  /** What was understood. Only to be run when there are no problems: nothing is silently dropped. */
  readonly query: Query;
  /** In order of their places. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** Coloured pieces in order; what lies between them is space. */
  readonly tokens: readonly Token[];
  /** Where a part of the tree stands; the whole text for parts that were made. */
  readonly spanOf: (node: object) => Span;
}

/** Reads a query. Never throws: faults come back with their place, and the rest is still read. */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > longestQuery) return tooLong(text);
  const reader = new Reader(text);
  const scoping: Scoping = { scopes: noScopes };
  const expr = readExpression(reader, 'query', scoping);
  reader.skipSpace();
  const steps = readSteps(reader);
  check(reader, expr, 'query');
  const query = { expr, scopes: scoping.scopes, steps };
  checkScopes(reader, query);
  checkSteps(reader, steps);
  checkSize(reader, query);
  return { query, ...noted(reader) };
}

export interface ParsedCondition {
  /** Every clause is on `state`. Null when nothing was understood. */
  readonly expr: Expr | null;
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  readonly tokens: readonly Token[];
}

/**
 * Reads a condition on a state: `total < 0`, `status = locked and mfa.enabled = false`,
 * `count(lines) > 3`. Names are paths of the state; everything else is as in a query.
 */
export function parseCondition(text: string): ParsedCondition {
  const reader = new Reader(text.length > longestQuery ? '' : text);
  const expr = readExpression(reader, 'condition', null);
  if (!reader.done) {
    const span = { from: reader.at, to: text.length };
    reader.token('invalid', span.from, span.to);
    reader.problem(span, 'A condition has no steps; it ends here.', [{ ...span, insert: '' }]);
  }
  if (text.length > longestQuery) reader.problem({ from: 0, to: text.length }, lengthMessage);
  else if (expr === null && reader.problems.length === 0) {
    reader.problem({ from: 0, to: text.length }, 'Write a condition, for example total < 0.');
  }
  check(reader, expr, 'condition');
  checkSize(reader, { expr, steps: [] });
  const { problems, notices, tokens } = noted(reader);
  return { expr, problems, notices, tokens };
}

const lengthMessage = `A query has at most ${longestQuery.toLocaleString('en')} characters.`;

function tooLong(text: string): ParsedQuery {
  const whole = { from: 0, to: text.length };
  return {
    query: emptyQuery,
    problems: [{ from: longestQuery, to: text.length, message: lengthMessage, fixes: [] }],
    notices: [],
    tokens: [],
    spanOf: () => whole,
  };
}

function check(reader: Reader, expr: Expr | null, dialect: Dialect): void {
  if (expr === null) return;
  if (expr.kind === 'and' || expr.kind === 'or') {
    for (const item of expr.items) check(reader, item, dialect);
  } else if (expr.kind === 'not') check(reader, expr.item, dialect);
  else if (expr.kind === 'clause') checkClause(reader, expr);
}

const byPlace = (a: Span, b: Span): number => a.from - b.from || a.to - b.to;

const noted = (reader: Reader): Omit<ParsedQuery, 'query'> => ({
  problems: [...reader.problems].sort(byPlace),
  notices: reader.notices,
  tokens: [...reader.tokens].sort(byPlace),
  spanOf: (node) => reader.spanOf(node),
});
