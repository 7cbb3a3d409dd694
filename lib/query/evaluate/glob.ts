/**
 * True when the pattern matches the whole text: `*` stands for any characters, `?` for one. Each
 * star is given up only once for the next, so no pattern runs away.
 */
export function globMatches(pattern: string, text: string): boolean {
  const [wanted, given] = [[...pattern], [...text]];
  let [at, place] = [0, 0];
  let star = -1;
  let retry = 0;
  while (place < given.length) {
    if (wanted[at] === '*') {
      star = at;
      retry = place;
      at += 1;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[place])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      retry += 1;
      place = retry;
      at = star + 1;
    } else return false;
  }
  while (wanted[at] === '*') at += 1;
  return at === wanted.length;
}
