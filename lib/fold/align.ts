import { equalJson } from '@/lib/json/equal-json.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { idOf } from '@/lib/json/path.ts';
import type { JsonValue } from '@/lib/json/value.ts';

/** Index before and index after of an element that stayed; both ascend along a list of these. */
export type Aligned = readonly [from: number, to: number];

/** Above this many comparisons elements are paired by place alone. */
const mostComparisons = 4096;

/** Elements with the same id that keep their order; the fewest possible count as moved. */
export function alignById(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  key: string,
): readonly Aligned[] {
  const places = new Map(
    after.map((item, index) => [isObject(item) ? idOf(item, key) : null, index]),
  );
  const common: Aligned[] = [];
  for (const [from, item] of before.entries()) {
    const to = isObject(item) ? places.get(idOf(item, key)) : undefined;
    if (to !== undefined) common.push([from, to]);
  }
  return longestAscending(common);
}

/** Longest part whose `to` ascends (patience sorting, n log n). */
function longestAscending(pairs: readonly Aligned[]): readonly Aligned[] {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, [, to]] of pairs.entries()) {
    const pile = firstPile(tails, (top) => (pairs[top]?.[1] ?? 0) >= to);
    previous.push(tails[pile - 1]);
    tails[pile] = index;
  }
  const kept: Aligned[] = [];
  for (let index = tails.at(-1); index !== undefined; index = previous[index]) {
    const pair = pairs[index];
    if (pair !== undefined) kept.push(pair);
  }
  return kept.reverse();
}

function firstPile(tails: readonly number[], isHigh: (top: number) => boolean): number {
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isHigh(tails[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Equal elements first (the longest common part of short arrays), then what lies between two of
 * them is paired from the front.
 */
export function alignByContent(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): readonly Aligned[] {
  const start = commonLength(before, after, (array, index) => array[index]);
  const rest = Math.min(before.length, after.length) - start;
  const end = Math.min(
    rest,
    commonLength(before, after, (array, index) => array.at(-1 - index)),
  );
  const [lastBefore, lastAfter] = [before.length - end, after.length - end];
  const middle = longestCommon(before.slice(start, lastBefore), after.slice(start, lastAfter));
  const equal: Aligned[] = [
    ...range(start, [0, 0]),
    ...middle.map(([from, to]): Aligned => [from + start, to + start]),
    ...range(end, [lastBefore, lastAfter]),
    [before.length, after.length],
  ];
  return fillBetween(equal);
}

const range = (count: number, [from, to]: Aligned): readonly Aligned[] =>
  Array.from({ length: count }, (_, index): Aligned => [from + index, to + index]);

type Reach = (array: readonly JsonValue[], index: number) => JsonValue | undefined;

function commonLength(a: readonly JsonValue[], b: readonly JsonValue[], reach: Reach): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && equalJson(reach(a, length), reach(b, length))) length += 1;
  return length;
}

function longestCommon(a: readonly JsonValue[], b: readonly JsonValue[]): readonly Aligned[] {
  if (a.length * b.length > mostComparisons) return [];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = equalJson(a[i], b[j])
        ? lengthAt(i + 1, j + 1) + 1
        : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  return walkCommon(a, b, lengthAt);
}

function walkCommon(
  a: readonly JsonValue[],
  b: readonly JsonValue[],
  lengthAt: (i: number, j: number) => number,
): readonly Aligned[] {
  const common: Aligned[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (equalJson(a[i], b[j])) common.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return common;
}

/** Pairs what stands between equal elements; the last entry is the end of both and is left out. */
function fillBetween(equal: readonly Aligned[]): readonly Aligned[] {
  const filled: Aligned[] = [];
  let [from, to] = [0, 0];
  for (const [nextFrom, nextTo] of equal) {
    filled.push(...range(Math.min(nextFrom - from, nextTo - to), [from, to]));
    filled.push([nextFrom, nextTo]);
    [from, to] = [nextFrom + 1, nextTo + 1];
  }
  filled.pop();
  return filled;
}
