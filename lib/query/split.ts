import { hasWildcard } from './bare-word.ts';
import type { FieldName } from './fields.ts';
import { allOf, conditionsOf } from './chips.ts';
import { isNaming, type NamingClause } from './merge-repeated.ts';
import { printField } from './parse-field.ts';
import { timeBounds, type SplitTerm } from './split-time.ts';
import type { Alternative, Expr, Query } from './syntax.ts';
import { ago, type Clock } from './time-value.ts';

/** A way of letting the store do a part of the work; each can be left out without a change of the answer. */
export const rewrites = [
  'exact',
  'prefix',
  'negation',
  'inequality',
  'or',
  'time',
  'last',
] as const;
export type Rewrite = (typeof rewrites)[number];

export interface SplitOptions {
  /** Terms the store answers exactly as the evaluator does. */
  readonly pushable: ReadonlySet<string>;
  readonly clock: Clock;
  readonly allowed?: ReadonlySet<Rewrite>;
}

export interface SplitQuery {
  /** All must hold; each in its own is answered by the store. */
  readonly pushed: readonly SplitTerm[];
  /** What is left to judge of the events the store returns: without its own steps. */
  readonly residual: Query;
}

const terms: Partial<Record<FieldName, string>> = {
  type: 'type',
  category: 'category',
  stream: 'stream',
  tag: 'tag',
  initiator: 'initiator',
  correlation: 'correlationId',
  cause: 'causationId',
};

/**
 * Divides a query between the store and the evaluator: pushed and residual part together find
 * exactly what the whole finds. Only parts that never are unknown are pushed.
 */
export function splitQuery(query: Query, options: SplitOptions): SplitQuery {
  const splitter = new Splitter(options);
  const kept = conditionsOf(query.expr).filter((expr) => !splitter.push(expr));
  const { last } = query.scopes;
  const since = last === null ? null : ago(last, options.clock);
  const lastPushed =
    since !== null &&
    splitter.pushTerm('last', { term: 'recordedFrom', anyOf: [since], negated: false });
  return {
    pushed: splitter.pushed,
    residual: {
      expr: allOf(kept),
      scopes: { ...query.scopes, last: lastPushed ? null : last },
      steps: [],
    },
  };
}

class Splitter {
  readonly pushed: SplitTerm[] = [];
  readonly #options: SplitOptions;

  constructor(options: SplitOptions) {
    this.#options = options;
  }

  /** True when the store answers the condition whole, so that nothing of it is left to judge. */
  push(expr: Expr): boolean {
    if (expr.kind === 'not') return this.#pushNot(expr.item);
    if (expr.kind === 'or') return this.#pushOr(expr.items);
    if (expr.kind !== 'clause') return false;
    if (isNaming(expr) && this.#pushNaming(expr, false)) return true;
    if (expr.field.name === 'recorded') return this.#pushTime(expr);
    if (expr.test.kind === 'compare' && expr.test.op === '!=') this.#pushInequality(expr);
    return false;
  }

  pushTerm(rewrite: Rewrite, term: SplitTerm): boolean {
    if (!this.#may(rewrite) || !this.#options.pushable.has(term.term)) return false;
    this.pushed.push(term);
    return true;
  }

  #may(rewrite: Rewrite): boolean {
    return this.#options.allowed?.has(rewrite) ?? true;
  }

  #pushNot(item: Expr): boolean {
    return this.#may('negation') && isNamingExpr(item) && this.#pushNaming(item, true);
  }

  #pushNaming({ field, test }: NamingClause, negated: boolean): boolean {
    const term = terms[field.name];
    if (term === undefined || field.counted) return false;
    const exact = allDefined(test.of.map(exactText));
    if (exact !== null) return this.pushTerm('exact', { term, anyOf: exact, negated });
    const prefixes = field.name === 'stream' ? allDefined(test.of.map(prefixText)) : null;
    if (prefixes === null) return false;
    return this.pushTerm('prefix', { term: 'streamPrefix', anyOf: prefixes, negated });
  }

  /** Alternatives of one field written apart: `type:A or type:B`. */
  #pushOr(items: readonly Expr[]): boolean {
    const clauses = allDefined(items.map((item) => (isNaming(item) ? item : undefined)));
    const first = clauses?.[0];
    if (!this.#may('or') || clauses === null || first === undefined) return false;
    if (clauses.some(({ field }) => printField(field) !== printField(first.field))) return false;
    const of = clauses.flatMap(({ test }) => test.of);
    return this.#pushNaming({ ...first, test: { kind: 'any', of } }, false);
  }

  /** What differs from a value is not that value; that there is one is judged afterwards. */
  #pushInequality({ field, test }: Extract<Expr, { kind: 'clause' }>): void {
    const term = terms[field.name];
    // An event with two tags differs from each in one of them, so this says nothing about tags.
    if (term === undefined || field.counted || field.name === 'tag') return;
    const text =
      test.kind === 'compare' ? exactText({ kind: 'value', value: test.value }) : undefined;
    if (text !== undefined) this.pushTerm('inequality', { term, anyOf: [text], negated: true });
  }

  #pushTime({ test }: Extract<Expr, { kind: 'clause' }>): boolean {
    const bounds = timeBounds(test, this.#options.clock);
    if (bounds === null) return false;
    const done = bounds.terms.map((term) => this.pushTerm('time', term));
    return bounds.whole && done.every(Boolean);
  }
}

const isNamingExpr = (expr: Expr): expr is NamingClause => isNaming(expr);

/** Text the alternative means and nothing else. */
function exactText(item: Alternative): string | undefined {
  if (item.kind !== 'value') return undefined;
  const { kind, text } = item.value;
  return kind === 'word' && hasWildcard(text) ? undefined : text;
}

/** What every matching text begins with, where nothing more is asked: `account-*`, `account-1`. */
function prefixText(item: Alternative): string | undefined {
  if (item.kind !== 'value' || item.value.kind === 'quoted') return undefined;
  const { text } = item.value;
  const prefix = text.slice(0, -1);
  return text.endsWith('*') && !hasWildcard(prefix) ? prefix : undefined;
}

function allDefined<Item>(items: readonly (Item | undefined)[]): readonly Item[] | null {
  const defined = items.filter((item) => item !== undefined);
  return defined.length === items.length ? defined : null;
}
