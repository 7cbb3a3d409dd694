import { isNaming } from './merge-repeated.ts';
import { printField } from './parse-field.ts';
import { printAlternative, printPart, printScopes, printStep } from './print.ts';
import {
  noScopes,
  type Alternative,
  type AndExpr,
  type Clause,
  type Expr,
  type FieldRef,
  type Query,
  type Scopes,
  type Step,
} from './syntax.ts';

/** A part of a query that can be taken away by itself. */
export type Chip =
  | {
      readonly kind: 'condition';
      readonly expr: Expr;
      readonly text: string;
      /** True when the part is excluded, as its text says with a dash. */
      readonly negated: boolean;
    }
  | { readonly kind: 'scope'; readonly scope: Partial<Scopes>; readonly text: string }
  | { readonly kind: 'step'; readonly step: Step; readonly text: string };

/** The parts in the order in which they are printed. */
export function chipsOf({ expr, scopes, steps }: Query): readonly Chip[] {
  return [
    ...conditionsOf(expr).map(conditionChip),
    ...scopeParts(scopes).map(scopeChip),
    ...steps.map((step): Chip => ({ kind: 'step', step, text: `| ${printStep(step)}` })),
  ];
}

/** Puts parts together again; the inverse of `chipsOf`. */
export function queryFromChips(chips: readonly Chip[]): Query {
  const conditions = chips.flatMap((chip) => (chip.kind === 'condition' ? [chip.expr] : []));
  const scopes = chips.flatMap((chip) => (chip.kind === 'scope' ? [chip.scope] : []));
  return {
    expr: allOf(conditions),
    scopes: scopes.reduce<Scopes>((whole, part) => ({ ...whole, ...part }), noScopes),
    steps: chips.flatMap((chip) => (chip.kind === 'step' ? [chip.step] : [])),
  };
}

/** The query without the part at the index. */
export const withoutChip = (query: Query, index: number): Query =>
  queryFromChips(chipsOf(query).filter((_, at) => at !== index));

/** The query with a condition turned round; scopes and steps stay as they are. */
export function negateChip(query: Query, index: number): Query {
  const chips = chipsOf(query).map((chip, at) =>
    at === index && chip.kind === 'condition' ? conditionChip(negated(chip.expr)) : chip,
  );
  return queryFromChips(chips);
}

/** Adds an alternative for a field, or takes it away where it is already one: a facet as a link. */
export function toggleAlternative(query: Query, field: FieldRef, item: Alternative): Query {
  const conditions = conditionsOf(query.expr);
  const wanted = printField(field);
  const index = conditions.findIndex((expr) => isNaming(expr) && printField(expr.field) === wanted);
  const clause = conditions[index];
  if (clause === undefined || !isNaming(clause)) {
    const added: Clause = { kind: 'clause', field, test: { kind: 'any', of: [item] } };
    return { ...query, expr: allOf([...conditions, added]) };
  }
  const text = printAlternative(item);
  const others = clause.test.of.filter((each) => printAlternative(each) !== text);
  const of = others.length === clause.test.of.length ? [...others, item] : others;
  const next = of.length === 0 ? [] : [{ ...clause, test: { ...clause.test, of } }];
  return {
    ...query,
    expr: allOf(conditions.flatMap((each, at) => (at === index ? next : [each]))),
  };
}

/** True when the alternative is one of those the query names for the field. */
export function namesAlternative(query: Query, field: FieldRef, item: Alternative): boolean {
  const [wanted, text] = [printField(field), printAlternative(item)];
  return conditionsOf(query.expr).some(
    (expr) =>
      isNaming(expr) &&
      printField(expr.field) === wanted &&
      expr.test.of.some((each) => printAlternative(each) === text),
  );
}

/** What must all hold. */
export function conditionsOf(expr: Expr | null): readonly Expr[] {
  if (expr === null) return [];
  return expr.kind === 'and' ? expr.items : [expr];
}

/** In normal form; null for no conditions. */
export function allOf(conditions: readonly Expr[]): Expr | null {
  const items = conditions.flatMap(conditionsOf);
  if (items.length < 2) return items[0] ?? null;
  const and: AndExpr = { kind: 'and', items };
  return and;
}

const negated = (expr: Expr): Expr =>
  expr.kind === 'not' ? expr.item : { kind: 'not', item: expr };

const conditionChip = (expr: Expr): Chip => ({
  kind: 'condition',
  expr,
  text: printPart(expr),
  negated: expr.kind === 'not',
});

const scopeChip = (scope: Partial<Scopes>): Chip => ({
  kind: 'scope',
  scope,
  text: printScopes({ ...noScopes, ...scope }).join(' '),
});

const scopeParts = ({ at, during, last }: Scopes): readonly Partial<Scopes>[] => [
  ...(at === null ? [] : [{ at }]),
  ...(during === null ? [] : [{ during }]),
  ...(last === null ? [] : [{ last }]),
];
