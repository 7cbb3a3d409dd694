import { instant } from '@/lib/events/ids.ts';
import { exactValue } from '@/lib/query/bare-word.ts';
import { allOf, conditionsOf } from '@/lib/query/chips.ts';
import { fieldInfo, isFieldName, type FieldName } from '@/lib/query/fields.ts';
import { printAlternative, printQuery } from '@/lib/query/print.ts';
import { recordedWithin } from '@/lib/query/recorded-within.ts';
import {
  timeBuckets,
  type Alternative,
  type Clause,
  type Expr,
  type FieldRef,
  type Query,
  type Test,
} from '@/lib/query/syntax.ts';

export const plainField = (name: FieldName): FieldRef => ({ name, path: [], counted: false });

const isOnStores = (expr: Expr): boolean =>
  expr.kind === 'not'
    ? isOnStores(expr.item)
    : expr.kind === 'clause' && expr.field.name === 'service';

const storeClause = (store: string): Clause => ({
  kind: 'clause',
  field: plainField('service'),
  test: { kind: 'any', of: [exactly(store)] },
});

/** The query asked of one store alone, whichever it chose before. */
export function onlyStore(query: Query, store: string): string {
  const others = conditionsOf(query.expr).filter((expr) => !isOnStores(expr));
  return printQuery({ ...query, expr: allOf([storeClause(store), ...others]) });
}

/** The query asked of one store less. */
export function withoutStore(query: Query, store: string): string {
  const excluded: Expr = { kind: 'not', item: storeClause(store) };
  return printQuery({ ...query, expr: allOf([excluded, ...conditionsOf(query.expr)]) });
}

export const exactly = (text: string): Alternative => ({ kind: 'value', value: exactValue(text) });

/** The query of what was recorded in a time besides, as text; days are those of the zone. */
export const withinTime = (
  query: Query,
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
): string => {
  const clock = { now: instant(new Date().toISOString()), zone };
  return printQuery(recordedWithin(query, { from: instant(from), to: instant(to) }, clock));
};

/**
 * The query whose matches a row of a table counts, as text: the same without its steps and with the
 * values of the row. Null where a value of the row cannot be asked for exactly.
 */
export function rowQuery(
  query: Query,
  columns: readonly string[],
  row: readonly (string | null)[],
): string | null {
  let expr = query.expr;
  for (const [index, column] of columns.entries()) {
    if (column === 'count') continue;
    const clause = cellClause(column, row[index] ?? null);
    if (clause === null || conditionsOf(expr).some((each) => cutsBuckets(each, clause)))
      return null;
    expr = allOf([...conditionsOf(expr).filter((each) => !isReplaced(each, clause)), clause]);
  }
  return printQuery({ ...query, expr, steps: [] });
}

/** Values of one field named twice mean either of them, so the value of the row takes their place. */
const isReplaced = (expr: Expr, { field, test }: Clause): boolean =>
  test.kind === 'any' &&
  expr.kind === 'clause' &&
  expr.test.kind === 'any' &&
  expr.field.name === field.name;

/** A period that ends within a day would be lost when the whole day takes its place. */
const cutsBuckets = (expr: Expr, clause: Clause): boolean =>
  clause.field.name === 'recorded' &&
  expr.kind === 'clause' &&
  isReplaced(expr, clause) &&
  expr.test.kind === 'any' &&
  expr.test.of.some((each) => !/^[\d.-]+$/.test(printAlternative(each)));

function cellClause(column: string, cell: string | null): Clause | null {
  const bucket = timeBuckets.find((name) => name === column);
  if (bucket !== undefined) return bucket === 'week' ? null : bucketClause(bucket, cell);
  if (!isFieldName(column) || fieldInfo(column).kind !== 'text') return null;
  const test: Test = cell === null ? { kind: 'missing' } : { kind: 'any', of: [exactly(cell)] };
  return { kind: 'clause', field: plainField(column), test };
}

/** A shortened time means the whole period; an hour has no shortened form. */
function bucketClause(bucket: 'hour' | 'day' | 'month', cell: string | null): Clause | null {
  if (cell === null || cell.includes(' ')) return null;
  if (bucket === 'hour') return null;
  const value = { kind: 'word', text: cell } as const;
  const test: Test = { kind: 'any', of: [{ kind: 'value', value }] };
  return { kind: 'clause', field: plainField('recorded'), test };
}
