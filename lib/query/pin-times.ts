import { instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { civilFromSeconds, printDate } from '@/lib/time/time-point.ts';
import { clockInZone } from '@/lib/time/zone.ts';
import { allOf, conditionsOf } from './chips.ts';
import { fieldInfo } from './fields.ts';
import type { Alternative, Clause, Expr, Query, Scopes, Side, Test, Value } from './syntax.ts';
import { ago, timeOf, type Clock } from './time-value.ts';

/**
 * The query with `now`, `today`, `-7d` and `last:` written as the times they mean, so that a link
 * shows its receiver the same answer. Times without a zone stay so: the zone goes with the link.
 */
export function pinTimes(query: Query, clock: Clock): Query {
  const conditions = conditionsOf(query.expr).map((expr) => pinExpr(expr, clock));
  const { last } = query.scopes;
  const since = last === null ? [] : [recordedSince(ago(last, clock))];
  return {
    ...query,
    expr: allOf([...conditions, ...since]),
    scopes: { ...pinScopes(query.scopes, clock), last: null },
  };
}

const recordedSince = (text: string): Clause => ({
  kind: 'clause',
  field: { name: 'recorded', path: [], counted: false },
  test: { kind: 'compare', op: '>=', value: { kind: 'word', text } },
});

const pinScopes = ({ at, during, last }: Scopes, clock: Clock): Scopes => ({
  at: at === null ? null : pinValue(at, clock),
  during:
    during === null ? null : { from: pinValue(during.from, clock), to: pinValue(during.to, clock) },
  last,
});

function pinExpr(expr: Expr, clock: Clock): Expr {
  switch (expr.kind) {
    case 'and':
    case 'or':
      return { ...expr, items: expr.items.map((item) => pinExpr(item, clock)) };
    case 'not':
      return { ...expr, item: pinExpr(expr.item, clock) };
    case 'text':
      return expr;
    case 'clause':
      return pinnable(expr) ? { ...expr, test: pinTest(expr.test, clock) } : expr;
  }
}

/** Elsewhere `now` and `today` are words like any other. */
const pinnable = ({ field }: Clause): boolean =>
  !field.counted && ['time', 'json', 'change'].includes(fieldInfo(field.name).kind);

function pinTest(test: Test, clock: Clock): Test {
  if (test.kind === 'compare') return { ...test, value: pinValue(test.value, clock) };
  if (test.kind !== 'any') return test;
  return { ...test, of: test.of.map((item) => pinAlternative(item, clock)) };
}

function pinAlternative(item: Alternative, clock: Clock): Alternative {
  switch (item.kind) {
    case 'value':
      return { ...item, value: pinValue(item.value, clock) };
    case 'range':
      return { ...item, from: pinValue(item.from, clock), to: pinValue(item.to, clock) };
    case 'pair':
      return { ...item, from: pinSide(item.from, clock), to: pinSide(item.to, clock) };
    case 'regex':
      return item;
  }
}

const pinSide = (side: Side, clock: Clock): Side =>
  side.kind === 'missing' ? side : pinValue(side, clock);

function pinValue(value: Value, clock: Clock): Value {
  const read = value.kind === 'word' ? timeOf(value, clock) : null;
  if (read?.ok !== true || !read.relative) return value;
  const { time } = read;
  return { kind: 'word', text: time.kind === 'point' ? time.at : localDate(time.from, clock) };
}

function localDate(text: string, { zone }: Clock): string {
  const point = pointOf(instant(text));
  const seconds = point?.kind === 'finite' ? point.seconds : 0;
  return printDate(civilFromSeconds(seconds + (clockInZone(seconds, zone)?.offset ?? 0))).date;
}
