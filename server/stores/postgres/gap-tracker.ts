/** Places of the log that were passed but hold nothing yet; both ends belong to it. */
export interface Gap {
  readonly from: bigint;
  readonly to: bigint;
}

interface OpenGap extends Gap {
  /** Transactions that could still fill it; null where the server cannot say. */
  readonly holders: ReadonlySet<string> | null;
  /** When nobody was left who could fill it, on our own steady clock in milliseconds. */
  readonly freeSince: number | null;
}

/** Gaps in a token: enough for any real log, short enough for a URL. */
const mostInToken = 40;

/**
 * Which places of a log may still be filled below what was seen. A place is given up when all who held
 * a lock when it was missed are gone, `patience` milliseconds have passed since, and it was read once more.
 */
export class GapTracker {
  readonly #patience: number;
  #gaps: readonly OpenGap[] = [];

  constructor(patience: number) {
    this.#patience = patience;
  }

  get open(): readonly Gap[] {
    return this.#gaps;
  }

  /** Places between `after` and the last of `seen` that were not among them. Keys ascend. */
  static missing(after: bigint, seen: readonly bigint[]): readonly Gap[] {
    const gaps: Gap[] = [];
    let expected = after + 1n;
    for (const key of seen) {
      if (key > expected) gaps.push({ from: expected, to: key - 1n });
      expected = key + 1n;
    }
    return gaps;
  }

  /** Watches new gaps; `holders` were read after the page in which they were missed. */
  watch(gaps: readonly Gap[], holders: ReadonlySet<string> | null): void {
    this.#gaps = [
      ...this.#gaps,
      ...gaps.map((gap) => ({ ...gap, holders, freeSince: null })),
    ].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  }

  /**
   * After the open gaps were read again: `filled` are places that now hold an event, `holders` were
   * read before that and `now` was taken then.
   */
  settle(filled: readonly bigint[], holders: ReadonlySet<string> | null, now: number): void {
    this.#gaps = this.#gaps.flatMap((gap) => {
      const left = gap.holders === null ? null : intersection(gap.holders, holders);
      const free = left === null || left.size === 0;
      const freeSince = free ? (gap.freeSince ?? now) : null;
      if (freeSince !== null && now - freeSince >= this.#patience) return [];
      return split(gap, filled).map((part) => ({ ...part, holders: left, freeSince }));
    });
  }

  /** `17.9-11.14`: at 17, with 9 to 11 and 14 still open. */
  token(reached: bigint): string {
    const gaps = this.#gaps
      .slice(-mostInToken)
      .map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
    return [String(reached), ...gaps].join('.');
  }
}

/** The gaps that a token names; nonsense is passed over. */
export function gapsOfToken(token: string): readonly Gap[] {
  return token
    .split('.')
    .slice(1, mostInToken + 1)
    .flatMap((part) => {
      const [, from, to] = /^(\d{1,19})(?:-(\d{1,19}))?$/.exec(part) ?? [];
      if (from === undefined) return [];
      const gap = { from: BigInt(from), to: BigInt(to ?? from) };
      return gap.to >= gap.from ? [gap] : [];
    });
}

function intersection(
  held: ReadonlySet<string>,
  now: ReadonlySet<string> | null,
): ReadonlySet<string> {
  return now === null ? held : new Set([...held].filter((holder) => now.has(holder)));
}

/** What is left of a gap without the filled places. */
function split(gap: OpenGap, filled: readonly bigint[]): readonly Gap[] {
  const inside = filled.filter((key) => key >= gap.from && key <= gap.to).toSorted(ascending);
  const parts = GapTracker.missing(gap.from - 1n, inside);
  const rest = (inside.at(-1) ?? gap.from - 1n) + 1n;
  return rest <= gap.to ? [...parts, { from: rest, to: gap.to }] : parts;
}

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : 1);
