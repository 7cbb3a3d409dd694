import type { Gap } from './gap.ts';
import { stillThere, type Holders } from './holders.ts';
import { lockHolders } from './lock-holders.ts';
import { missingBelow } from './missing-below.ts';
import { patienceOf } from './patience.ts';
import type { Reader } from './reader.ts';

/** Pages looked at where somebody may write who holds no lock: the last 20,000 places that are taken. */
const leastPages = 2;

interface Page {
  readonly gaps: readonly Gap[];
  /** Read after the page. */
  readonly holders: Holders | null;
}

/**
 * Places up to the head that somebody may still fill who writes now. It looks back to what is settled as
 * long as one of those is there, if need be to the first place: nothing says how long ago they began.
 */
export async function* missingFor(
  reader: Reader,
  { head, settled }: { readonly head: bigint; readonly settled: bigint | null },
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const least = patienceOf(reader) > 0 ? leastPages : 0;
  let writing = await lockHolders(reader, signal);
  let to = head;
  for (let pages = 0; pages < least || (writing !== null && writing.size > 0); pages += 1) {
    const { gaps, reached } = await missingBelow(reader, { floor: settled, to }, signal);
    const holders = await lockHolders(reader, signal);
    if (gaps.length > 0) yield { gaps, holders };
    if (reached === null) return;
    if (writing !== null && holders !== null) writing = stillThere(writing, holders);
    to = reached - 1n;
  }
}
