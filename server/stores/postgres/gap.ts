/** Places of the log that were passed but hold nothing yet; both ends belong to it. */
export interface Gap {
  readonly from: bigint;
  readonly to: bigint;
}

const byPlace = (a: Gap, b: Gap): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

export const inOrder = <Each extends Gap>(gaps: readonly Each[]): readonly Each[] =>
  gaps.toSorted(byPlace);

/** Places between `after` and the last of `seen` that were not among them. Keys ascend. */
export function missingIn(after: bigint, seen: readonly bigint[]): readonly Gap[] {
  const gaps: Gap[] = [];
  let expected = after + 1n;
  for (const key of seen) {
    if (key > expected) gaps.push({ from: expected, to: key - 1n });
    expected = key + 1n;
  }
  return gaps;
}

/** What is left of a gap without these places, which ascend. */
export function without(gap: Gap, filled: readonly bigint[]): readonly Gap[] {
  const inside = filled.filter((key) => key >= gap.from && key <= gap.to);
  return missingIn(gap.from - 1n, [...inside, gap.to + 1n]);
}

/** At most `most` ranges that hold all of these places: the nearest neighbours become one. */
export function coveringRanges(gaps: readonly Gap[], most: number): readonly Gap[] {
  const joined = joinedWhere(inOrder(gaps), (before, { from }) => from - before.to <= 1n);
  if (joined.length <= most) return joined;
  const apart = new Set(widestFirst(joined).slice(0, most - 1));
  return joinedWhere(joined, (_, gap) => !apart.has(gap));
}

/** All but the first, those that lie farthest behind the one before them first. */
function widestFirst(ranges: readonly Gap[]): readonly Gap[] {
  const behind = ranges.slice(1).map((gap, index) => {
    const before = ranges[index] ?? gap;
    return { gap, distance: gap.from - before.to };
  });
  return behind
    .toSorted((a, b) => (a.distance > b.distance ? -1 : a.distance < b.distance ? 1 : 0))
    .map(({ gap }) => gap);
}

/** Ascending ranges, each joined with the one before it where the two belong together. */
function joinedWhere(
  gaps: readonly Gap[],
  belong: (before: Gap, gap: Gap) => boolean,
): readonly Gap[] {
  const ranges: Gap[] = [];
  for (const gap of gaps) {
    const last = ranges.at(-1);
    if (last === undefined || !belong(last, gap)) ranges.push({ from: gap.from, to: gap.to });
    else ranges[ranges.length - 1] = { from: last.from, to: gap.to > last.to ? gap.to : last.to };
  }
  return ranges;
}
