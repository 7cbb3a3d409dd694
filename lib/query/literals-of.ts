import { hasWildcard } from './bare-word.ts';
import type { FieldName } from './fields.ts';
import type { Alternative, Clause, Expr, Query } from './syntax.ts';

/** The texts a query names for a field; null when a clause on it asks for more than named texts. */
export function literalsOf({ expr }: Query, name: FieldName): readonly string[] | null {
  const lists = clausesOn(expr, name).map(literalsIn);
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);
}

function clausesOn(expr: Expr | null, name: FieldName): readonly Clause[] {
  if (expr === null || expr.kind === 'text') return [];
  if (expr.kind === 'clause') return expr.field.name === name ? [expr] : [];
  if (expr.kind === 'not') return clausesOn(expr.item, name);
  return expr.items.flatMap((item) => clausesOn(item, name));
}

/** The texts that a clause names; null when it asks for more than named texts. */
export function literalsIn({ test }: Clause): readonly string[] | null {
  if (test.kind !== 'any') return null;
  const texts = test.of.map(literal);
  return texts.every((text) => text !== null) ? texts : null;
}

function literal(item: Alternative): string | null {
  if (item.kind !== 'value') return null;
  const { kind, text } = item.value;
  return kind === 'word' && hasWildcard(text) ? null : text;
}
