/**
 * Where the reader's hand is while the URL still says where it was. The URL may only be rewritten
 * a few times a second; the screen follows the hand at every frame.
 */
export interface Held {
  readonly version: bigint;
  /** The moments the URL may name while the hand leads: the one it came from and the one it wrote. */
  readonly urls: readonly (string | null)[];
}

/** The version the hand holds, unless the URL has moved elsewhere (Back, a link): then the URL leads. */
export function heldVersion(held: Held | null, at: string | null): bigint | null {
  return held !== null && held.urls.includes(at) ? held.version : null;
}

/** The hand moves to a version. */
export function hold(held: Held | null, version: bigint, at: string | null): Held {
  const leads = heldVersion(held, at) !== null;
  return { version, urls: leads && held !== null ? held.urls : [at] };
}

/** The URL is about to name what the hand holds. */
export function wrote(held: Held, at: string): Held {
  return { ...held, urls: [held.urls.at(-1) ?? null, at] };
}

/** The version moved by some steps, inside the stream. */
export function stepped(
  version: bigint,
  steps: bigint,
  { first, last }: { readonly first: bigint; readonly last: bigint },
): bigint {
  const next = version + steps;
  if (next < first) return first;
  return next > last ? last : next;
}

/** Nearest version in a sorted list before or after a version; null when there is none. */
export function neighbour(
  versions: readonly bigint[],
  version: bigint,
  direction: 'previous' | 'next',
): bigint | null {
  const found =
    direction === 'next'
      ? versions.find((each) => each > version)
      : versions.findLast((each) => each < version);
  return found ?? null;
}
