/** Kept in any case, so that a small sample is even too. */
const fewest = 1000;

/**
 * A sample at even distances of things that come one after the other, nobody knows how many. Keeps few
 * of them, and chooses the same ones each time.
 */
export class Spread<Item> {
  readonly #wanted: number;
  /** Every n-th one is kept. */
  #stride = 1;
  #kept: Item[] = [];
  #seen = 0;
  #last: Item | undefined;

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  get seen(): number {
    return this.#seen;
  }

  take(item: Item): void {
    if (this.#seen % this.#stride === 0) this.#kept.push(item);
    this.#seen += 1;
    this.#last = item;
    if (this.#kept.length <= Math.max(fewest, this.#wanted * 4)) return;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }

  /** As many as are wanted, or all where there are fewer: the first, the last, and evenly between them. */
  chosen(): readonly Item[] {
    const all = this.#withLast();
    if (all.length <= this.#wanted) return all;
    if (this.#wanted === 1) return all.slice(0, 1);
    const step = (all.length - 1) / (this.#wanted - 1);
    const places = Array.from({ length: this.#wanted }, (_, n) => Math.round(n * step));
    return all.filter((_, index) => places.includes(index));
  }

  #withLast(): readonly Item[] {
    const isKept = (this.#seen - 1) % this.#stride === 0;
    return isKept || this.#last === undefined ? this.#kept : [...this.#kept, this.#last];
  }
}

/** The same things in an order of which every beginning is spread over all of them. */
export function scattered<Item>(items: readonly Item[]): readonly Item[] {
  const digits = Math.ceil(Math.log2(Math.max(2, items.length)));
  return items
    .map((item, index) => ({ item, place: reversed(index, digits) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The binary digits of a number from behind. */
function reversed(number: number, digits: number): number {
  const text = number.toString(2).padStart(digits, '0');
  return Number.parseInt([...text].reverse().join(''), 2);
}
