import { exactValue, hasWildcard, isBareValue } from './bare-word.ts';
import { allOf, conditionsOf, namesAlternative, toggleAlternative } from './chips.ts';
import { fieldInfo, fieldNamed, type FieldKind, type FieldName } from './fields.ts';
import { parseQuery } from './parse.ts';
import { printField } from './parse-field.ts';
import { printValue } from './print.ts';
import { quote } from './quote.ts';
import type { Expr, Query } from './syntax.ts';

/** Ways to compare, as a form offers them. */
export const operators = {
  is: 'is',
  'is-not': 'is not',
  like: 'is like (* and ?)',
  more: 'is more than',
  least: 'is at least',
  less: 'is less than',
  most: 'is at most',
  between: 'is between',
  since: 'is since',
  before: 'is before',
  pattern: 'fits the pattern',
  from: 'changed from',
  to: 'changed to',
  changed: 'changed',
  exists: 'is there',
  missing: 'is missing',
} as const;
export type Operator = keyof typeof operators;

const presence = ['exists', 'missing'] as const;
const order = ['more', 'least', 'less', 'most', 'between'] as const;

const byKind: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: ['is', 'is-not', 'like', 'pattern', ...presence],
  time: ['is', 'since', 'before', 'between', ...presence],
  integer: ['is', 'is-not', ...order],
  position: ['is', ...order],
  revision: ['is', 'is-not', ...order, ...presence],
  boolean: ['is'],
  json: ['is', 'is-not', 'like', ...order, 'pattern', ...presence],
  change: ['changed', 'to', 'from'],
};

/** What a form says. */
export interface FilterForm {
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
  /** The other end of `between`. */
  readonly until: string;
}

/** How many values an operator compares with. */
export const valuesOf = (operator: Operator): 0 | 1 | 2 => {
  if (operator === 'between') return 2;
  return operator === 'exists' || operator === 'missing' || operator === 'changed' ? 0 : 1;
};

/** The operators a field has; none while it is no field. */
export function operatorsOf(field: string): readonly Operator[] {
  const name = nameIn(field);
  return name === null ? [] : byKind[fieldInfo(name).kind];
}

const nameIn = (field: string): FieldName | null =>
  fieldNamed(/^[^.[]*/.exec(field.trim())?.[0] ?? '');

export type ReadForm =
  | { readonly ok: true; readonly expr: Expr }
  | { readonly ok: false; readonly part: 'field' | 'value'; readonly message: string };

/** The condition that a form says, or what is wrong with it and where. */
export function readForm(form: FilterForm): ReadForm {
  const field = oneClause(`${form.field.trim()}:exists`);
  if (typeof field === 'string') return { ok: false, part: 'field', message: field };
  const values = [form.value.trim(), form.until.trim()].slice(0, valuesOf(form.operator));
  if (values.includes('')) return { ok: false, part: 'value', message: 'Write a value.' };
  const [first = '', second = ''] = values;
  const test = tests[form.operator](first, second);
  if (test === null) {
    const message = 'With * or ? a value is one word, without spaces and quotes.';
    return { ok: false, part: 'value', message };
  }
  const read = oneClause(`${printField(field.field)}:${test}`);
  if (typeof read === 'string') return { ok: false, part: 'value', message: read };
  const expr: Expr = form.operator === 'is-not' ? { kind: 'not', item: read } : read;
  return { ok: true, expr };
}

/** What somebody types into a form is one value and never more of the language. */
function oneClause(text: string): (Expr & { readonly kind: 'clause' }) | string {
  const { query, problems } = parseQuery(text);
  const [problem] = problems;
  if (problem !== undefined) return problem.message;
  const { expr, steps } = query;
  return expr?.kind === 'clause' && steps.length === 0 ? expr : 'Name one field.';
}

const written = (text: string): string => printValue(exactValue(text));

type Write = (first: string, second: string) => string | null;

const compared =
  (sign: string): Write =>
  (first) =>
    sign + written(first);
const only =
  (test: string): Write =>
  () =>
    test;

/** What stands after the colon; null where it cannot be written. */
const tests: Readonly<Record<Operator, Write>> = {
  is: written,
  'is-not': written,
  like: (first) => (isBareValue(first) && hasWildcard(first) ? first : null),
  more: compared('>'),
  least: compared('>='),
  less: compared('<'),
  most: compared('<='),
  between: (first, second) => `${written(first)}..${written(second)}`,
  since: compared('>='),
  before: compared('<'),
  pattern: (first) => `~${quote(first)}`,
  from: (first) => `${written(first)}->*`,
  to: compared('*->'),
  changed: only('exists'),
  exists: only('exists'),
  missing: only('missing'),
};

/** The query with a condition besides; a further value of a field it names already is an alternative. */
export function withCondition(query: Query, expr: Expr): Query {
  const item = expr.kind === 'clause' && expr.test.kind === 'any' ? expr.test.of[0] : undefined;
  if (expr.kind === 'clause' && item !== undefined) {
    return namesAlternative(query, expr.field, item)
      ? query
      : toggleAlternative(query, expr.field, item);
  }
  return { ...query, expr: allOf([...conditionsOf(query.expr), expr]) };
}
