import type { DescriptionView } from '@/lib/api/stores.ts';

/** A name that occurs in the store, with how often. */
export interface NameOption {
  readonly name: string;
  readonly events: bigint;
}

/** Categories of the store, the fullest first. */
export function categoryOptions(description: DescriptionView | undefined): readonly NameOption[] {
  return byCount(
    (description?.categories ?? []).flatMap(({ category, events }) =>
      category === null ? [] : [{ name: category, events: BigInt(events) }],
    ),
  );
}

/** Types of the store, the most frequent first; only those of the chosen categories, when any is chosen. */
export function typeOptions(
  description: DescriptionView | undefined,
  categories: readonly string[],
): readonly NameOption[] {
  const counts = new Map<string, bigint>();
  for (const { type, category, count } of description?.types ?? []) {
    if (categories.length > 0 && !categories.includes(category ?? '')) continue;
    counts.set(type, (counts.get(type) ?? 0n) + BigInt(count));
  }
  return byCount([...counts].map(([name, events]) => ({ name, events })));
}

function byCount(options: readonly NameOption[]): readonly NameOption[] {
  return [...options].sort((a, b) =>
    a.events === b.events ? (a.name < b.name ? -1 : 1) : a.events > b.events ? -1 : 1,
  );
}
