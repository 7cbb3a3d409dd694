import { hasWildcard } from './bare-word.ts';
import { nearestWords } from './nearest.ts';
import type { ParsedQuery } from './parse.ts';
import type { Notice } from './problem.ts';
import type { Alternative, Expr } from './syntax.ts';

/**
 * Says of each store that a query names and that is not there, where it stands and what was meant;
 * nothing while it is not known which there are.
 */
export function unknownServices(
  { query, spanOf }: Pick<ParsedQuery, 'query' | 'spanOf'>,
  known: readonly string[],
): readonly Notice[] {
  if (known.length === 0) return [];
  return alternativesIn(query.expr).flatMap((item) => {
    const name = nameIn(item);
    if (name === null || known.includes(name)) return [];
    const [nearest] = nearestWords(name, known, 1);
    const hint =
      nearest === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
    return [{ ...spanOf(item), message: `There is no store named ${name}. ${hint}` }];
  });
}

/** The one store an alternative means; null for patterns, which may mean none. */
function nameIn(item: Alternative): string | null {
  if (item.kind !== 'value') return null;
  const { kind, text } = item.value;
  return kind === 'word' && hasWildcard(text) ? null : text;
}

function alternativesIn(expr: Expr | null): readonly Alternative[] {
  if (expr === null || expr.kind === 'text') return [];
  if (expr.kind === 'not') return alternativesIn(expr.item);
  if (expr.kind !== 'clause') return expr.items.flatMap(alternativesIn);
  const { field, test } = expr;
  return field.name === 'service' && test.kind === 'any' ? test.of : [];
}
