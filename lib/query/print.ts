import { printDuration } from './duration.ts';
import { wouldMerge } from './merge-repeated.ts';
import { printField } from './parse-field.ts';
import { quote } from './quote.ts';
import type {
  Alternative,
  Column,
  Expr,
  Query,
  Scopes,
  Side,
  Step,
  Test,
  Value,
} from './syntax.ts';

/** The query as text; parsing it gives the same tree. */
export function printQuery({ expr, scopes, steps }: Query): string {
  const scope = printScopes(scopes);
  // Beside a bare `or` a scope would seem to belong to its last part only, yet it holds for all.
  const print = scope.length === 0 ? printExpr : printPart;
  return [
    expr === null ? '' : print(expr),
    ...scope,
    ...steps.map((step) => `| ${printStep(step)}`),
  ]
    .filter(Boolean)
    .join(' ');
}

export function printScopes({ at, during, last }: Scopes): readonly string[] {
  return [
    at === null ? '' : `at:${printValue(at)}`,
    during === null ? '' : `during:${printValue(during.from)}..${printValue(during.to)}`,
    last === null ? '' : `last:${printDuration(last)}`,
  ].filter(Boolean);
}

export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'or':
      return expr.items.map(printExpr).join(' or ');
    case 'and':
      return expr.items.map(printPart).join(wouldMerge(expr.items) ? ' and ' : ' ');
    case 'not':
      return `-${printNegated(expr.item)}`;
    case 'text':
      return printValue(expr.value);
    case 'clause':
      return `${printField(expr.field)}:${printTest(expr.test)}`;
  }
}

/** As part of an `and`. */
export const printPart = (expr: Expr): string =>
  expr.kind === 'or' ? `(${printExpr(expr)})` : printExpr(expr);

const printNegated = (expr: Expr): string =>
  expr.kind === 'clause' || expr.kind === 'text' ? printExpr(expr) : `(${printExpr(expr)})`;

export function printTest(test: Test): string {
  switch (test.kind) {
    case 'exists':
    case 'missing':
      return test.kind;
    case 'compare':
      return test.op + printValue(test.value);
    case 'any': {
      const texts = test.of.map(printAlternative);
      return texts.length === 1 ? texts.join('') : `(${texts.join(',')})`;
    }
  }
}

export function printAlternative(item: Alternative): string {
  switch (item.kind) {
    case 'value':
      return printValue(item.value);
    case 'range':
      return `${printValue(item.from)}..${printValue(item.to)}`;
    case 'regex':
      return `~${quote(item.source)}`;
    case 'pair':
      return `${printSide(item.from)}->${printSide(item.to)}`;
  }
}

const printSide = (side: Side): string => (side.kind === 'missing' ? 'missing' : printValue(side));

export const printValue = ({ kind, text }: Value): string => (kind === 'word' ? text : quote(text));

export const printColumn = (column: Column): string =>
  typeof column === 'string' ? column : printField(column);

export function printStep(step: Step): string {
  switch (step.kind) {
    case 'count':
      return step.by.length === 0 ? 'count' : `count by ${step.by.map(printField).join(', ')}`;
    case 'by':
      return `by ${step.bucket}`;
    case 'first':
    case 'last':
      return printFirst(step);
    case 'sort':
      return `sort ${printColumn(step.column)}${step.descending ? ' desc' : ''}`;
    case 'show':
      return `show ${step.columns.map(printColumn).join(', ')}`;
    case 'limit':
      return `limit ${step.count}`;
  }
}

const printFirst = ({ kind, count, per }: Extract<Step, { kind: 'first' | 'last' }>): string =>
  per === null ? `${kind} ${count}` : `${kind} ${count} per ${printField(per)}`;
