import { compareNumbers, textOf } from '@/lib/json/compare-numbers.ts';
import { isNumber } from '@/lib/json/kinds.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import type { JsonNumber, JsonValue } from '@/lib/json/value.ts';
import { hasWildcard } from '../bare-word.ts';
import type { FieldKind } from '../fields.ts';
import { compileRegex } from '../regex/regex.ts';
import type { Alternative, CompareOp, Value } from '../syntax.ts';
import { timeOf, type Clock } from '../time-value.ts';
import { isNumberWord } from '../typed-value.ts';
import { globMatches } from './glob.ts';
import { isAt, isBetween, isBeyond } from './match-time.ts';

export type ValueTest = (value: JsonValue) => boolean;
export type OrderOp = Exclude<CompareOp, '!='>;

/** What values are compared with. */
export interface MatchContext {
  readonly clock: Clock;
  /** Negative when `a` stands before `b` in the log; NaN when they cannot be compared. */
  readonly comparePositions: (a: string, b: string) => number;
}

/** Kinds of values as tests see them; a count is a number of its own. */
export type MatchKind = Exclude<FieldKind, 'change'> | 'count';

const holdsFor: Readonly<Record<OrderOp, (order: number) => boolean>> = {
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};

/** The test of one alternative; pairs are no tests of a single value and hold for none. */
export function alternativeTest(
  item: Alternative,
  kind: MatchKind,
  context: MatchContext,
): ValueTest {
  switch (item.kind) {
    case 'value':
      return equalTest(item.value, kind, context);
    case 'range':
      return rangeTest([item.from, item.to], kind, context);
    case 'regex': {
      const regex = compileRegex(item.source);
      return regex.ok ? onSpelling(regex.test) : () => false;
    }
    case 'pair':
      return () => false;
  }
}

/** A value stored as text, number or truth value, as it is written; others have no spelling. */
function spellingOf(value: JsonValue): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return isNumber(value) ? textOf(value) : null;
}

const onSpelling =
  (test: (text: string) => boolean): ValueTest =>
  (value) => {
    const text = spellingOf(value);
    return text !== null && test(text);
  };

const onText =
  (test: (text: string) => boolean): ValueTest =>
  (value) =>
    typeof value === 'string' && test(value);

const onNumber =
  (test: (number: JsonNumber) => boolean): ValueTest =>
  (value) =>
    isNumber(value) && test(value);

export function equalTest(value: Value, kind: MatchKind, context: MatchContext): ValueTest {
  const { text } = value;
  switch (kind) {
    case 'time':
      return onText(isAt(value, context.clock));
    case 'boolean':
      return (given) => given === (text === 'true');
    case 'integer':
    case 'count':
      return numberTest(text, (order) => order === 0);
    case 'position':
      return onText((given) => given === text);
    case 'text':
    case 'revision':
      return onText(textTest(value));
    case 'json':
      return jsonTest(value, context.clock);
  }
}

const isWild = ({ kind, text }: Value): boolean => kind === 'word' && hasWildcard(text);

const textTest = (value: Value): ((text: string) => boolean) =>
  isWild(value) ? (given) => globMatches(value.text, given) : (given) => given === value.text;

function numberTest(text: string, holds: (order: number) => boolean): ValueTest {
  if (!isNumberWord(text)) return () => false;
  const wanted = exactNumber(text);
  return onNumber((given) => holds(compareNumbers(given, wanted)));
}

const literals = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A word is a text, and besides what it looks like: a number, true, false, null or a time. */
function jsonTest(value: Value, clock: Clock): ValueTest {
  const { text } = value;
  if (value.kind === 'quoted') return (given) => given === text;
  if (text === '*') return () => true;
  if (isWild(value)) return onSpelling((given) => globMatches(text, given));
  if (isNumberWord(text)) {
    const same = numberTest(text, (order) => order === 0);
    return (given) => given === text || same(given);
  }
  const literal = literals.get(text);
  if (literal !== undefined) return (given) => given === text || given === literal;
  if (/^\d+$/.test(text) || !timeOf(value, clock).ok) return (given) => given === text;
  const sameTime = isAt(value, clock);
  return onText((given) => given === text || sameTime(given));
}

function rangeTest(
  ends: readonly [Value, Value],
  kind: MatchKind,
  context: MatchContext,
): ValueTest {
  if (kind === 'time' || (kind === 'json' && !isNumberWord(ends[0].text))) {
    return onText(isBetween(ends, context.clock));
  }
  const [least, most] = [
    orderTest('>=', ends[0], { kind, context }),
    orderTest('<=', ends[1], { kind, context }),
  ];
  return (given) => least(given) && most(given);
}

/** The test of `>`, `>=`, `<`, `<=`; what has no order with the value fails it. */
export function orderTest(
  op: OrderOp,
  value: Value,
  { kind, context }: { readonly kind: MatchKind; readonly context: MatchContext },
): ValueTest {
  const holds = holdsFor[op];
  switch (kind) {
    case 'time':
      return onText(isBeyond(op, value, context.clock));
    case 'position':
      return onText((given) => holds(context.comparePositions(given, value.text)));
    case 'revision':
      return revisionTest(value.text, holds);
    case 'integer':
    case 'count':
      return numberTest(value.text, holds);
    case 'json':
      return value.kind === 'quoted' ? () => false : jsonOrderTest(op, value, context.clock);
    case 'text':
    case 'boolean':
      return () => false;
  }
}

const jsonOrderTest = (op: OrderOp, value: Value, clock: Clock): ValueTest =>
  isNumberWord(value.text)
    ? numberTest(value.text, holdsFor[op])
    : onText(isBeyond(op, value, clock));

/** Schema versions are text in the store and numbers to people. */
function revisionTest(text: string, holds: (order: number) => boolean): ValueTest {
  const test = numberTest(text, holds);
  return onText((given) => isNumberWord(given) && test(exactNumber(given)));
}
