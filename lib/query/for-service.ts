import type { MatchContext } from './evaluate/match-value.ts';
import { valuesTest } from './evaluate/values-test.ts';
import type { Expr, Query } from './syntax.ts';

/** A condition after its clauses on the store are settled: what is left, or its truth. */
type Settled = Expr | boolean;

/**
 * The query as one store is asked it: clauses on `service` are settled and gone, every other part
 * judges an event as before. Null: no event of that store can match.
 */
export function queryForService(
  query: Query,
  service: string,
  context: MatchContext,
): Query | null {
  if (query.expr === null) return query;
  const left = settled(query.expr, (clause) => valuesTest(clause.test, 'text', context)([service]));
  if (left === false) return null;
  return { ...query, expr: left === true ? null : left };
}

type Holds = (clause: Extract<Expr, { kind: 'clause' }>) => boolean;

function settled(expr: Expr, holds: Holds): Settled {
  switch (expr.kind) {
    case 'text':
      return expr;
    case 'clause':
      return expr.field.name === 'service' ? holds(expr) : expr;
    case 'not': {
      const item = settled(expr.item, holds);
      if (typeof item === 'boolean') return !item;
      return item === expr.item ? expr : { kind: 'not', item };
    }
    case 'and':
    case 'or':
      return settledItems(expr, holds);
  }
}

/** One false part decides an `and`, one true part an `or`; parts of the other truth say nothing. */
function settledItems(
  { kind, items }: Extract<Expr, { kind: 'and' | 'or' }>,
  holds: Holds,
): Settled {
  const deciding = kind === 'or';
  const left: Expr[] = [];
  for (const item of items) {
    const part = settled(item, holds);
    if (part === deciding) return deciding;
    if (typeof part === 'boolean') continue;
    if (part.kind === kind) left.push(...part.items);
    else left.push(part);
  }
  if (left.length > 1) return { kind, items: left };
  return left[0] ?? !deciding;
}
