import type { DescriptionView } from '@/lib/api/stores.ts';

export interface CategoryChoice {
  readonly category: string | null;
  readonly label: string;
  /** Streams, where they are counted. */
  readonly streams: string | null;
}

/**
 * What the list can be narrowed to: everything first, then the named categories with the most
 * streams. The chosen one is always there, also when the store does not know it.
 */
export function categoryChoices(
  description: DescriptionView | undefined,
  chosen: string | null,
): readonly CategoryChoice[] {
  const all = { category: null, label: 'all', streams: description?.streams ?? null };
  const named = (description?.categories ?? []).flatMap(({ category, streams }) =>
    category === null ? [] : [{ category, label: category, streams }],
  );
  named.sort((a, b) => byStreams(a, b));
  const known = chosen === null || named.some(({ category }) => category === chosen);
  const added = known ? [] : [{ category: chosen, label: chosen, streams: null }];
  return [all, ...added, ...named];
}

function byStreams(a: CategoryChoice, b: CategoryChoice): number {
  const [left, right] = [BigInt(a.streams ?? '-1'), BigInt(b.streams ?? '-1')];
  if (left !== right) return left < right ? 1 : -1;
  return a.label < b.label ? -1 : 1;
}

/** Splits what stands in the row from what is chosen from a list; the chosen one stays in sight. */
export function choicesInSight(
  choices: readonly CategoryChoice[],
  chosen: string | null,
  most: number,
) {
  if (choices.length <= most) return { shown: choices, hidden: [] };
  const first = choices.slice(0, most);
  const here = first.some(({ category }) => category === chosen);
  const picked = here ? undefined : choices.find(({ category }) => category === chosen);
  const shown = picked === undefined ? first : [...first.slice(0, -1), picked];
  return { shown, hidden: choices.filter((choice) => !shown.includes(choice)) };
}
