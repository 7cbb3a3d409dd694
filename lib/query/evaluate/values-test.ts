import type { JsonValue } from '@/lib/json/value.ts';
import { fieldInfo } from '../fields.ts';
import type { Alternative, FieldRef, Test } from '../syntax.ts';
import {
  alternativeTest,
  equalTest,
  orderTest,
  type MatchContext,
  type MatchKind,
  type ValueTest,
} from './match-value.ts';

/** How the values of a field are compared. */
export const kindOf = ({ name, counted }: FieldRef): MatchKind => {
  const { kind } = fieldInfo(name);
  if (counted) return 'count';
  return kind === 'change' ? 'json' : kind;
};

/** One value that passes is enough; `!=` asks for one that differs. */
export function valuesTest(
  test: Test,
  kind: MatchKind,
  context: MatchContext,
): (values: readonly JsonValue[]) => boolean {
  if (test.kind === 'exists') return (values) => values.length > 0;
  if (test.kind === 'missing') return (values) => values.length === 0;
  const passes =
    test.kind === 'any' ? anyTest(test.of, kind, context) : compareTest(test, kind, context);
  return (values) => values.some(passes);
}

function anyTest(of: readonly Alternative[], kind: MatchKind, context: MatchContext): ValueTest {
  const tests = of.map((item) => alternativeTest(item, kind, context));
  return (value) => tests.some((test) => test(value));
}

export function compareTest(
  { op, value }: Extract<Test, { kind: 'compare' }>,
  kind: MatchKind,
  context: MatchContext,
): ValueTest {
  if (op !== '!=') return orderTest(op, value, { kind, context });
  const same = equalTest(value, kind, context);
  return (given) => !same(given);
}
