/** A whole number of any size with its thousands apart: `8,414,000`. Other text stays as it is. */
export function showCount(count: string | number | bigint): string {
  if (typeof count !== 'string') return count.toLocaleString('en');
  return /^-?\d+$/.test(count) ? BigInt(count).toLocaleString('en') : count;
}

/** `1 event`, `39,805 events`. */
export const countOf = (count: string | number | bigint, one: string, many = `${one}s`): string =>
  `${showCount(count)} ${String(count) === '1' ? one : many}`;

/**
 * The part of a whole in percent, rounded, with one digit below ten: `89 %`, `8.8 %`, `under 0.1 %`;
 * only the whole itself is `100 %`. Null for an empty whole.
 */
export function showShare(part: bigint, whole: bigint): string | null {
  if (whole <= 0n) return null;
  if (part === whole) return '100 %';
  if (part > 0n && part * 1000n < whole) return 'under 0.1 %';
  const tenths = rounded(part * 1000n, whole);
  if (tenths < 100n) return `${(Number(tenths) / 10).toFixed(1)} %`;
  const percent = rounded(part * 100n, whole);
  return `${percent === 100n ? 99n : percent} %`;
}

const rounded = (part: bigint, whole: bigint): bigint => (2n * part + whole) / (2n * whole);
