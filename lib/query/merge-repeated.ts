import { printField } from './parse-field.ts';
import type { Alternative, Clause, Expr, Test } from './syntax.ts';

/**
 * A clause that names values. Repeated side by side such clauses are alternatives, while bounds
 * such as `version:>2 version:<5` narrow each other.
 */
export type NamingClause = Clause & { readonly test: Extract<Test, { kind: 'any' }> };

export const isNaming = (expr: Expr): expr is NamingClause =>
  expr.kind === 'clause' && expr.test.kind === 'any';

const sameAlternative = (a: Alternative, b: Alternative): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** One clause with the values of both, each once. */
function merged(first: NamingClause, second: NamingClause): NamingClause {
  const added = second.test.of.filter(
    (item) => !first.test.of.some((known) => sameAlternative(known, item)),
  );
  return { ...first, test: { kind: 'any', of: [...first.test.of, ...added] } };
}

/** Joins the naming clauses of one field, at the place of the first; `note` hears of each join. */
export function mergeRepeated(
  items: readonly Expr[],
  note: (joined: Expr, parts: readonly Expr[]) => void,
): readonly Expr[] {
  const result: Expr[] = [];
  const places = new Map<string, number>();
  for (const item of items) {
    if (!isNaming(item)) {
      result.push(item);
      continue;
    }
    const name = printField(item.field);
    const place = places.get(name);
    const known = place === undefined ? undefined : result[place];
    if (place === undefined || known === undefined || !isNaming(known)) {
      places.set(name, result.length);
      result.push(item);
      continue;
    }
    const joined = merged(known, item);
    note(joined, [known, item]);
    result[place] = joined;
  }
  return result;
}

/** True when standing side by side would join some of them. */
export function wouldMerge(items: readonly Expr[]): boolean {
  const names = items.filter(isNaming).map((item) => printField(item.field));
  return new Set(names).size < names.length;
}
