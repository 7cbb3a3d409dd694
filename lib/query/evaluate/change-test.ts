import { equalJson } from '@/lib/json/equal-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { Alternative, Clause, FieldRef, Side, Test } from '../syntax.ts';
import { valuesIn } from './field-values.ts';
import {
  alternativeTest,
  equalTest,
  type MatchContext,
  type MatchKind,
  type ValueTest,
} from './match-value.ts';
import type { StatesAround } from './surroundings.ts';
import { pairsAt, type ValuePair } from './values-at.ts';
import { compareTest, kindOf } from './values-test.ts';

/** Tests what an event altered at the path of a `change.` clause. */
export function changeTest(
  { field, test }: Clause,
  context: MatchContext,
): (around: StatesAround) => boolean {
  const passes = pairsTest(test, field, context);
  return (around) => {
    const pairs = pairsAt(around, field.path).filter(
      ({ before, after }) => !equalJson(before, after),
    );
    return passes(field.counted ? pairs.flatMap((pair) => countedPair(pair, field)) : pairs);
  };
}

/** The change of a size; nothing when the number of items stayed the same. */
function countedPair(pair: ValuePair, field: FieldRef): readonly ValuePair[] {
  const here = { ...field, path: [] };
  const before = valuesIn(pair.before, here)?.[0];
  const after = valuesIn(pair.after, here)?.[0];
  return equalJson(before, after) ? [] : [{ before, after }];
}

/** A test without an arrow is on the new value. */
function pairsTest(
  test: Test,
  field: FieldRef,
  context: MatchContext,
): (pairs: readonly ValuePair[]) => boolean {
  if (test.kind === 'exists') return (pairs) => pairs.length > 0;
  if (test.kind === 'missing') return (pairs) => pairs.length === 0;
  const kind = kindOf(field);
  const tests =
    test.kind === 'any'
      ? test.of.map((item) => pairTest(item, kind, context))
      : [newValueTest(compareTest(test, kind, context))];
  return (pairs) => pairs.some((pair) => tests.some((passes) => passes(pair)));
}

type PairTest = (pair: ValuePair) => boolean;

const newValueTest =
  (test: ValueTest): PairTest =>
  ({ after }) =>
    after !== undefined && test(after);

function pairTest(item: Alternative, kind: MatchKind, context: MatchContext): PairTest {
  if (item.kind !== 'pair') return newValueTest(alternativeTest(item, kind, context));
  const [from, to] = [item.from, item.to].map((side) => sideTest(side, kind, context));
  return ({ before, after }) => from?.(before) === true && to?.(after) === true;
}

/** `*` is anything, also nothing. */
function sideTest(
  side: Side,
  kind: MatchKind,
  context: MatchContext,
): (value: JsonValue | undefined) => boolean {
  if (side.kind === 'missing') return (value) => value === undefined;
  if (side.kind === 'word' && side.text === '*') return () => true;
  const test = equalTest(side, kind, context);
  return (value) => value !== undefined && test(value);
}
