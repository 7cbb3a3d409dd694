import fc from 'fast-check';
import { arbitraryText } from '@/lib/json/arbitrary-json.ts';
import { isBareText, isBareValue } from './bare-word.ts';
import { fieldInfo, fieldNames } from './fields.ts';
import {
  timeBuckets,
  type Alternative,
  type Clause,
  type Column,
  type Expr,
  type FieldPath,
  type FieldRef,
  type FieldStep,
  type Query,
  type Scopes,
  type Step,
  type Test,
  type Value,
} from './syntax.ts';
import { wordsIn } from './text-words.ts';

const tricky = fc.constantFrom(
  ...['a', 'b', 'Ann', 'svc-*', '10', '-7d', '1.50', '2026-03', 'x:y', 'and', 'a-', '-', '>', '"'],
  ...['missing', 'exists', '..', 'a..b', '->', '(', 'data.x', '\ud800', '\u201c', '\\d', 'é', '|'],
);
const someText = fc.oneof(tricky, arbitraryText, fc.stringMatching(/^[a-z0-9*?.:@/_-]{1,8}$/));

const valueWhere = (isBare: (text: string) => boolean): fc.Arbitrary<Value> =>
  fc.tuple(someText, fc.boolean()).map(([text, bare]) => ({
    kind: bare && isBare(text) ? 'word' : 'quoted',
    text,
  }));

const value = valueWhere(isBareValue);
const text = valueWhere(isBareText).filter((each) => wordsIn(each).length > 0);

const step: fc.Arbitrary<FieldStep> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'email', 'status') },
  { weight: 1, arbitrary: arbitraryText },
  { weight: 1, arbitrary: fc.nat(20) },
  { weight: 1, arbitrary: fc.constantFrom<FieldStep>({ any: 'key' }, { any: 'item' }) },
  {
    weight: 1,
    arbitrary: fc.record({ by: arbitraryText, id: fc.oneof(arbitraryText, fc.integer()) }),
  },
);
export const arbitraryPath: fc.Arbitrary<FieldPath> = fc.array(step, {
  minLength: 1,
  maxLength: 4,
});

const fieldAmong = (names: readonly FieldRef['name'][]): fc.Arbitrary<FieldRef> =>
  fc
    .tuple(fc.constantFrom(...names), arbitraryPath)
    .map(([name, path]) => ({ name, path: fieldInfo(name).pathed ? path : [], counted: false }));

const field = fc
  .tuple(fieldAmong(fieldNames), fc.integer({ min: 0, max: 9 }))
  .map(([ref, dice]) => ({ ...ref, counted: dice === 0 }));

const side = fc.oneof({ arbitrary: value, weight: 4 }, fc.constant({ kind: 'missing' } as const));
const alternative: fc.Arbitrary<Alternative> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('value'), value }) },
  fc.record({ kind: fc.constant('range'), from: value, to: value }),
  fc.record({ kind: fc.constant('regex'), source: someText }),
  fc.record({ kind: fc.constant('pair'), from: side, to: side }),
);
const test: fc.Arbitrary<Test> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('any'),
      of: fc.array(alternative, { minLength: 1, maxLength: 3 }),
    }),
  },
  fc.record({
    kind: fc.constant('compare'),
    op: fc.constantFrom('!=', '>', '>=', '<', '<='),
    value,
  }),
  fc.constantFrom<Test>({ kind: 'exists' }, { kind: 'missing' }),
);
const clause: fc.Arbitrary<Clause> = fc.record({ kind: fc.constant('clause'), field, test });
const textClause = fc.record({ kind: fc.constant('text'), value: text });

const groupOf = (kind: 'and' | 'or', items: readonly Expr[]): Expr => {
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind, items: flat };
};

/** Expressions in normal form over the given clauses. */
export const arbitraryExprOf = (leaf: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> =>
  fc.letrec<{ expr: Expr; group: Expr }>((tie) => ({
    expr: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      tie('expr').map((item): Expr => ({ kind: 'not', item })),
      tie('group'),
    ),
    group: fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('expr'), { minLength: 1, maxLength: 4 }))
      .map(([kind, items]) => groupOf(kind, items)),
  })).expr;

export const arbitraryExpr = arbitraryExprOf(fc.oneof(clause, textClause));

const orNull = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item | null> =>
  fc.option(item, { nil: null, freq: 2 });

const scopes: fc.Arbitrary<Scopes> = fc.record({
  at: orNull(value),
  during: orNull(fc.record({ from: value, to: value })),
  last: orNull(
    fc.record({
      amount: fc.nat(999_999_999),
      unit: fc.constantFrom('m', 'h', 'd', 'w'),
    }),
  ),
});

const listed = fieldAmong(fieldNames.filter((name) => name !== 'change' && name !== 'was'));
const column: fc.Arbitrary<Column> = fc.oneof(listed, fc.constantFrom('count', ...timeBuckets));
const count = fc.integer({ min: 1, max: 999_999_999 });
const queryStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('count'), by: fc.array(listed, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('by'), bucket: fc.constantFrom(...timeBuckets) }),
  fc.record({ kind: fc.constantFrom('first', 'last'), count, per: orNull(listed) }),
  fc.record({ kind: fc.constant('sort'), column, descending: fc.boolean() }),
  fc.record({
    kind: fc.constant('show'),
    columns: fc.array(column, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('limit'), count }),
);

/** Any tree the parser can make, sensible or not. */
export const arbitraryQuery: fc.Arbitrary<Query> = fc.record({
  expr: fc.option(arbitraryExpr, { nil: null, freq: 10 }),
  scopes: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ at: null, during: null, last: null }) },
    scopes,
  ),
  steps: fc.array(queryStep, { maxLength: 3 }),
});

/** Pieces of query text in any order: mostly wrong, sometimes right. */
export const arbitraryQueryText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'type:',
          'data.a',
          'data.',
          'amount',
          ':',
          '>',
          '>=',
          '!=',
          '=',
          '~',
          '(',
          ')',
          ' ',
          ' ',
        ],
        ...[
          'and',
          ' or ',
          'not ',
          '-',
          '|',
          ' count by ',
          'sort ',
          'first 2 per ',
          '..',
          '->',
          ',',
        ],
        ...['"', '\u201c', '\u201d', '\\', '*', '[', ']', '["a b"]', '[*]', 'at:', 'last:', '7d'],
        ...['during:', '2026-03', 'exists', 'missing', 'count(', 'change.x', 'state.x', '\u00a0'],
      ),
      someText,
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));
