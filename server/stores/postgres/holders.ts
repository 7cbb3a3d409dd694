/** Transactions that hold the lock of a writer, by the name that the server gives them. */
export type Holders = ReadonlySet<string>;

/** A prepared transaction has no session any more, and a name of its own kind. */
const isPrepared = (holder: string): boolean => holder.startsWith('-1/');

/**
 * Who of `before` still lives. Whoever is gone may have prepared its transaction, which lives on under
 * another name: then all prepared ones that are new stand in for it.
 */
export function stillThere(before: Holders, now: Holders): Holders {
  const left = [...before].filter((holder) => now.has(holder));
  const sessionsGone = [...before].some((holder) => !now.has(holder) && !isPrepared(holder));
  return new Set(sessionsGone ? [...left, ...[...now].filter(isPrepared)] : left);
}
