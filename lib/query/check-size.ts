import { mostConditions, mostSteps } from './limits.ts';
import type { Reader } from './reader.ts';
import type { Expr, Query } from './syntax.ts';

/** Notes the first condition and the first step beyond as many as a query has. */
export function checkSize(reader: Reader, { expr, steps }: Pick<Query, 'expr' | 'steps'>): void {
  const conditions = expr === null ? [] : conditionsIn(expr);
  note(reader, conditions, { most: mostConditions, what: 'conditions' });
  note(reader, steps, { most: mostSteps, what: 'steps' });
}

interface Limit {
  readonly most: number;
  readonly what: string;
}

function note(reader: Reader, parts: readonly object[], { most, what }: Limit): void {
  const beyond = parts[most];
  if (beyond === undefined) return;
  const words = `A query has at most ${most} ${what}; this one has ${parts.length}.`;
  reader.problem(reader.spanOf(beyond), words);
}

function conditionsIn(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'and':
    case 'or':
      return expr.items.flatMap(conditionsIn);
    case 'not':
      return conditionsIn(expr.item);
    case 'text':
    case 'clause':
      return [expr];
  }
}
