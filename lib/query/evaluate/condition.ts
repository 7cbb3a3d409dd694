import type { JsonValue } from '@/lib/json/value.ts';
import type { Expr } from '../syntax.ts';
import { valuesIn } from './field-values.ts';
import type { MatchContext } from './match-value.ts';
import { kindOf, valuesTest } from './values-test.ts';

/** Judges a state by a condition whose clauses are on `state`. Never unknown: the state is there. */
export function compileCondition(
  expr: Expr,
  context: MatchContext,
): (state: JsonValue | undefined) => boolean {
  switch (expr.kind) {
    case 'and': {
      const tests = expr.items.map((item) => compileCondition(item, context));
      return (state) => tests.every((test) => test(state));
    }
    case 'or': {
      const tests = expr.items.map((item) => compileCondition(item, context));
      return (state) => tests.some((test) => test(state));
    }
    case 'not': {
      const test = compileCondition(expr.item, context);
      return (state) => !test(state);
    }
    case 'text':
      return () => false;
    case 'clause': {
      const test = valuesTest(expr.test, kindOf(expr.field), context);
      return (state) => test(valuesIn(state, expr.field) ?? []);
    }
  }
}
