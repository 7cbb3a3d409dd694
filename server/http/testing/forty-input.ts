/** A test, by its file and its title as it is written there. */
export type Proof = readonly [file: string, title: string];

interface Numbered {
  readonly number: number;
  readonly input: string;
  /** What a reader sees of it. */
  readonly expected: string;
}

/** One of the forty inputs: what proves it, or why it does not concern reading and showing. */
export type FortyInput = Numbered &
  ({ readonly proofs: readonly Proof[] } | { readonly because: string });

/** One that does, and the tests that prove it. */
export const row = (
  number: number,
  [input, expected]: readonly [string, string],
  ...proofs: readonly Proof[]
): FortyInput => ({ number, input, expected, proofs });

/** One that does not concern reading and showing. */
export const apart = (
  number: number,
  [input, expected]: readonly [string, string],
  because: string,
): FortyInput => ({ number, input, expected, because });
