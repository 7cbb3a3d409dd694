import { none, paused, type Budget, type Cursor } from './cursor.ts';

/** A part so many times as dense as the sparsest is asked about single events instead of being walked. */
const denser = 8;

/**
 * Events of all the parts. They leap over each other; where one is much sparser than another, only it is
 * walked, and the dense one is asked about each of its events: that costs less than reading a batch of it there.
 */
class AndCursor implements Cursor {
  /** Those that are walked, unless another one is much sparser. */
  readonly #parts: readonly Cursor[];
  readonly #always: readonly Holding[];
  #walked: readonly Cursor[];
  #asked: readonly Holding[] | null = null;
  /** Told last. Who asks again after a pause is told it again, at no cost, or a small budget would end here for ever. */
  #told = Infinity;
  /** Everything above it was told or refused. */
  #lowest = Infinity;
  readonly #budget: Budget;

  constructor(parts: readonly Cursor[], budget: Budget) {
    this.#budget = budget;
    const walked = parts.filter(({ isAsked }) => isAsked !== true);
    this.#parts = walked.length === 0 ? parts : walked;
    this.#always = walked.length === 0 ? [] : parts.filter(isHolding).filter(isAlwaysAsked);
    this.#walked = this.#parts;
  }

  seek(from: number, least = 1): number {
    if (this.#told <= from) return this.#told;
    if (this.#asked === null) {
      for (const part of this.#parts) {
        const found = part.seek(from, least);
        if (found <= none) return found;
      }
    }
    this.#lowest = Math.min(from, this.#lowest);
    return this.#next((this.#asked ??= this.#divide()), least);
  }

  #next(asked: readonly Holding[], least: number): number {
    for (;;) {
      const found = this.#leap(this.#lowest, least);
      if (found < least) return found;
      if (asked.every(({ holds }) => holds(found))) return (this.#told = found);
      this.#lowest = found - 1;
      // What is walked may cost nothing and never pause by itself.
      if (this.#budget.left <= 0) return paused;
    }
  }

  /** The newest event at or before `from` on which all walked parts stand; below `least`, one on which they may. */
  #leap(from: number, least: number): number {
    let at = from;
    for (let agreed = 0; agreed < this.#walked.length;) {
      agreed = 0;
      for (const part of this.#walked) {
        const found = part.seek(at, least);
        if (found < least) return found;
        if (found < at) {
          at = found;
          break;
        }
        agreed += 1;
      }
    }
    return at;
  }

  /** Which parts are asked only, by how dense all are where they were walked first. */
  #divide(): readonly Holding[] {
    const spacings = this.#parts.map((part) => part.spacing?.() ?? null);
    const widest = Math.max(...spacings.map((spacing) => spacing ?? 0));
    const isAsked = (part: Cursor, index: number): part is Holding => {
      const spacing = spacings[index] ?? null;
      return part.holds !== undefined && spacing !== null && spacing * denser < widest;
    };
    const asked = this.#parts.filter(isAsked);
    const isWalked = (part: Cursor): boolean => asked.every((each) => each !== part);
    this.#walked = this.#parts.filter(isWalked);
    return [...asked, ...this.#always];
  }
}

type Holding = Cursor & Required<Pick<Cursor, 'holds'>>;

const isHolding = (part: Cursor): part is Holding => part.holds !== undefined;
const isAlwaysAsked = ({ isAsked }: Cursor): boolean => isAsked === true;

export const allOf = (parts: readonly Cursor[], budget: Budget): Cursor => {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : new AndCursor(parts, budget);
};
