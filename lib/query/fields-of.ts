import type { Expr, FieldRef, Query, Step } from './syntax.ts';

/** Every field the query looks at, in order, repeated ones again: what a reader must be allowed to see. */
export const fieldsOf = ({ expr, steps }: Pick<Query, 'expr' | 'steps'>): readonly FieldRef[] => [
  ...(expr === null ? [] : fieldsIn(expr)),
  ...steps.flatMap(fieldsOfStep),
];

/** Whether words are looked for wherever they stand, which no field names. */
export function asksWords(expr: Expr): boolean {
  if (expr.kind === 'not') return asksWords(expr.item);
  if (expr.kind === 'and' || expr.kind === 'or') return expr.items.some(asksWords);
  return expr.kind === 'text';
}

function fieldsIn(expr: Expr): readonly FieldRef[] {
  switch (expr.kind) {
    case 'clause':
      return [expr.field];
    case 'text':
      return [];
    case 'not':
      return fieldsIn(expr.item);
    case 'and':
    case 'or':
      return expr.items.flatMap(fieldsIn);
  }
}

function fieldsOfStep(step: Step): readonly FieldRef[] {
  if (step.kind === 'count') return step.by;
  if (step.kind === 'show') return step.columns.filter((column) => typeof column !== 'string');
  if (step.kind === 'sort') return typeof step.column === 'string' ? [] : [step.column];
  const per = step.kind === 'first' || step.kind === 'last' ? step.per : null;
  return per === null ? [] : [per];
}
