import 'server-only';
import { fieldsOf } from '@/lib/query/fields-of.ts';
import type { Expr, Query } from '@/lib/query/syntax.ts';

const inPayload: ReadonlySet<string> = new Set([
  'data',
  'metadata',
  'change',
  'state',
  'was',
  'readable',
]);

/** What has to be fetched of events to judge and count them. */
export const payloadAsked = (query: Query): 'full' | 'omit' =>
  fieldsOf(query).some(({ name }) => inPayload.has(name)) || hasText(query.expr) ? 'full' : 'omit';

function hasText(expr: Expr | null): boolean {
  if (expr === null || expr.kind === 'clause') return false;
  if (expr.kind === 'text') return true;
  return expr.kind === 'not' ? hasText(expr.item) : expr.items.some(hasText);
}
