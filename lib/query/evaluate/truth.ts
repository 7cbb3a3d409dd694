/** `unknown`: the event cannot be judged, because what the clause looks at cannot be read. */
export type Truth = true | false | 'unknown';

export const not = (truth: Truth): Truth => (truth === 'unknown' ? truth : !truth);

/** False as soon as one is false, else unknown as soon as one is unknown. */
export function all(truths: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** True as soon as one is true, else unknown as soon as one is unknown. */
export function any(truths: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}
