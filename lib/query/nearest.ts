/** Number of letters to change, add, drop or swap with their neighbour. */
export function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const costs = [
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      ];
      current.push(Math.min(...costs));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;

const longestCompared = 64;

/** The known words a mistyped one may stand for, nearest first; at most `most` of them. */
export function nearestWords(word: string, known: readonly string[], most = 3): readonly string[] {
  const wanted = word.toLowerCase().slice(0, longestCompared);
  const reach = Math.max(1, Math.floor(wanted.length / 3));
  return known
    .map((name) => ({ name, distance: distanceTo(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** The beginning of a word is as near as a word can be. */
const distanceTo = (wanted: string, name: string): number =>
  wanted.length >= 2 && name.startsWith(wanted) ? 0.5 : editDistance(wanted, name);
