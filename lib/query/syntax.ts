import type { ElementStep } from '@/lib/json/path.ts';
import type { FieldName } from './fields.ts';

/** A whole query: what must hold, when to look, what to make of the matches. */
export interface Query {
  /** Null: everything. */
  readonly expr: Expr | null;
  readonly scopes: Scopes;
  readonly steps: readonly Step[];
}

/**
 * In normal form an `and` or `or` has at least two items, none of its own kind. The parser only
 * makes normal trees, and printing one and parsing it again gives the same tree.
 */
export type Expr = AndExpr | OrExpr | NotExpr | Clause | TextClause;

export interface AndExpr {
  readonly kind: 'and';
  readonly items: readonly Expr[];
}

export interface OrExpr {
  readonly kind: 'or';
  readonly items: readonly Expr[];
}

export interface NotExpr {
  readonly kind: 'not';
  readonly item: Expr;
}

/** A test of one field. */
export interface Clause {
  readonly kind: 'clause';
  readonly field: FieldRef;
  readonly test: Test;
}

/** Words that stand in the type, the ids, the data or the metadata. */
export interface TextClause {
  readonly kind: 'text';
  readonly value: Value;
}

export interface FieldRef {
  readonly name: FieldName;
  /** Empty for fields without a path. */
  readonly path: FieldPath;
  /** True for `count(path)`: the number of items or keys at the path. */
  readonly counted: boolean;
}

/** `*`: every key of an object. `[*]`: every item of an array. */
export type AnyStep = { readonly any: 'key' } | { readonly any: 'item' };
export type FieldStep = string | number | ElementStep | AnyStep;
export type FieldPath = readonly FieldStep[];

export type Test =
  | { readonly kind: 'any'; readonly of: readonly Alternative[] }
  | { readonly kind: 'compare'; readonly op: CompareOp; readonly value: Value }
  | { readonly kind: 'exists' }
  | { readonly kind: 'missing' };

/** `=` is not among them: it says the same as the plain value. */
export type CompareOp = '!=' | '>' | '>=' | '<' | '<=';

export type Alternative =
  | { readonly kind: 'value'; readonly value: Value }
  /** Both ends belong to it. */
  | { readonly kind: 'range'; readonly from: Value; readonly to: Value }
  | { readonly kind: 'regex'; readonly source: string }
  | { readonly kind: 'pair'; readonly from: Side; readonly to: Side };

/** One end of a change: a value, or nothing there. */
export type Side = Value | { readonly kind: 'missing' };

/** A word may hold wildcards and takes its type from the field; quoted text is only text. */
export interface Value {
  readonly kind: 'word' | 'quoted';
  readonly text: string;
}

export interface Scopes {
  /** Moment of `state.`; null: just after each event. */
  readonly at: Value | null;
  /** Window of `was.`; null: all the time. */
  readonly during: { readonly from: Value; readonly to: Value } | null;
  /** Recorded no longer ago than this. */
  readonly last: Duration | null;
}

export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

export type DurationUnit = 'm' | 'h' | 'd' | 'w';
export const timeBuckets = ['hour', 'day', 'week', 'month'] as const;
export type TimeBucket = (typeof timeBuckets)[number];

/** A column of a table that an earlier step made, or a field of the event. */
export type Column = FieldRef | 'count' | TimeBucket;

export type Step =
  | { readonly kind: 'count'; readonly by: readonly FieldRef[] }
  | { readonly kind: 'by'; readonly bucket: TimeBucket }
  | {
      readonly kind: 'first' | 'last';
      readonly count: number;
      readonly per: FieldRef | null;
    }
  | { readonly kind: 'sort'; readonly column: Column; readonly descending: boolean }
  | { readonly kind: 'show'; readonly columns: readonly Column[] }
  | { readonly kind: 'limit'; readonly count: number };

export const noScopes: Scopes = { at: null, during: null, last: null };
export const emptyQuery: Query = { expr: null, scopes: noScopes, steps: [] };
