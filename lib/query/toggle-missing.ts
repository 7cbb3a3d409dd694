import { allOf, conditionsOf } from './chips.ts';
import { isNaming } from './merge-repeated.ts';
import { printField } from './parse-field.ts';
import type { Clause, Expr, FieldRef, Query } from './syntax.ts';

/** True when the query asks for events without the field. */
export const namesMissing = (query: Query, field: FieldRef): boolean =>
  conditionsOf(query.expr).some((expr) => isMissing(expr, field));

/** Asks for events without the field, in place of values it names; takes that away where it is asked. */
export function toggleMissing(query: Query, field: FieldRef): Query {
  const conditions = conditionsOf(query.expr);
  if (namesMissing(query, field)) {
    return { ...query, expr: allOf(conditions.filter((expr) => !isMissing(expr, field))) };
  }
  const others = conditions.filter((expr) => !isNaming(expr) || !isOf(expr, field));
  const added: Clause = { kind: 'clause', field, test: { kind: 'missing' } };
  return { ...query, expr: allOf([...others, added]) };
}

const isOf = (clause: Clause, field: FieldRef): boolean =>
  printField(clause.field) === printField(field);

const isMissing = (expr: Expr, field: FieldRef): boolean =>
  expr.kind === 'clause' && expr.test.kind === 'missing' && isOf(expr, field);
