import type { ReducerVersionView } from '@/lib/api/reducers.ts';
import type { TypeView } from '@/lib/api/stores.ts';

export interface TypeCount {
  readonly type: string;
  readonly count: string;
}

/** A category and what folds it. */
export interface CategoryRow {
  readonly category: string;
  /** Of events; null where the store has none of this category. */
  readonly events: string | null;
  readonly types: readonly TypeCount[];
  /** Newest first. */
  readonly versions: readonly ReducerVersionView[];
  /** Null: states are inferred. */
  readonly active: ReducerVersionView | null;
  /** Types the active version leaves out, most frequent first; null where it does not say. */
  readonly unhandled: readonly TypeCount[] | null;
}

/** Every category of a store or of its reducers, by name. */
export function categoryRows(
  types: readonly TypeView[],
  versions: readonly ReducerVersionView[],
): readonly CategoryRow[] {
  const names = new Set([
    ...types.flatMap(({ category }) => category ?? []),
    ...versions.map(({ category }) => category),
  ]);
  return [...names].sort().map((category) => {
    const own = typesOf(types, category);
    const ofCategory = versions.filter((each) => each.category === category);
    const active = ofCategory.find((each) => each.active) ?? null;
    const events = own.reduce((sum, { count }) => sum + BigInt(count), 0n);
    return {
      category,
      events: own.length === 0 ? null : String(events),
      types: own,
      versions: ofCategory,
      active,
      unhandled: active === null ? [] : unhandledBy(active, own),
    };
  });
}

const typesOf = (types: readonly TypeView[], category: string): readonly TypeCount[] =>
  types
    .filter((each) => each.category === category)
    .map(({ type, count }) => ({ type, count }))
    .sort((a, b) => (BigInt(a.count) === BigInt(b.count) ? 0 : larger(b, a) ? 1 : -1));

const larger = (a: TypeCount, b: TypeCount): boolean => BigInt(a.count) > BigInt(b.count);

function unhandledBy(
  { handled, ignored }: ReducerVersionView,
  types: readonly TypeCount[],
): readonly TypeCount[] | null {
  if (handled === null) return null;
  const known = new Set([...handled, ...ignored]);
  return types.filter(({ type }) => !known.has(type));
}
