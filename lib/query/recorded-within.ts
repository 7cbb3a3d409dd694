import { instant, type Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { allOf, conditionsOf } from './chips.ts';
import { isNaming } from './merge-repeated.ts';
import { timeBounds } from './split-time.ts';
import type { Clause, CompareOp, Expr, Query, Test } from './syntax.ts';
import type { Clock } from './time-value.ts';
import { writtenPeriod, type SpanOfTime } from './written-period.ts';

/**
 * The query narrowed to what was recorded in a time. Bounds it has already are not widened: those that
 * are one span of time become one with it, others stay beside it.
 */
export function recordedWithin(query: Query, span: SpanOfTime, clock: Clock): Query {
  const conditions = conditionsOf(query.expr);
  const joined = conditions.reduce<SpanOfTime>(
    (whole, expr) => intersection(whole, spanOf(expr, clock) ?? {}),
    span,
  );
  const rest = conditions.filter((expr) => spanOf(expr, clock) === null);
  if (compareInstants(joined.from, joined.to) >= 0) {
    return { ...query, expr: allOf([...conditions, ...compared(span)]) };
  }
  const period = rest.some(namesTime) ? null : writtenPeriod(joined, clock.zone);
  const written = period === null ? compared(joined) : [recorded({ kind: 'any', of: [period] })];
  const place = conditions.findIndex((expr) => spanOf(expr, clock) !== null);
  const at = place < 0 ? rest.length : Math.min(place, rest.length);
  return { ...query, expr: allOf(rest.toSpliced(at, 0, ...written)) };
}

interface Bounds {
  readonly from?: Instant;
  readonly to?: Instant;
}

/** What a condition says of the recorded time, where that is one span and nothing else. */
function spanOf(expr: Expr, clock: Clock): Bounds | null {
  if (expr.kind !== 'clause' || expr.field.name !== 'recorded' || expr.field.counted) return null;
  const bounds = timeBounds(expr.test, clock);
  if (bounds === null || !bounds.whole) return null;
  const end = (name: string): Instant | undefined => {
    const text = bounds.terms.find(({ term }) => term === name)?.anyOf[0];
    return text === undefined ? undefined : instant(text);
  };
  const [from, to] = [end('recordedFrom'), end('recordedTo')];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

const intersection = ({ from, to }: SpanOfTime, other: Bounds): SpanOfTime => ({
  from: other.from !== undefined && compareInstants(other.from, from) > 0 ? other.from : from,
  to: other.to !== undefined && compareInstants(other.to, to) < 0 ? other.to : to,
});

/** Repeated beside it, another named time would be an alternative to it. */
const namesTime = (expr: Expr): boolean => isNaming(expr) && expr.field.name === 'recorded';

const compared = ({ from, to }: SpanOfTime): readonly Clause[] => [
  bound('>=', from),
  bound('<', to),
];

const bound = (op: CompareOp, text: Instant): Clause =>
  recorded({ kind: 'compare', op, value: { kind: 'word', text } });

const recorded = (test: Test): Clause => ({
  kind: 'clause',
  field: { name: 'recorded', path: [], counted: false },
  test,
});
