import 'server-only';

/** Keeps at most so many of the items it is given, spread evenly over all of them. */
export class SpreadSample<Item = number> {
  readonly #most: number;
  #items: Item[] = [];
  #every = 1;
  #seen = 0;

  constructor(most: number) {
    this.#most = most;
  }

  take(item: Item): void {
    if (this.#seen % this.#every === 0) {
      if (this.#items.length >= this.#most) this.#thin();
      if (this.#seen % this.#every === 0) this.#items.push(item);
    }
    this.#seen += 1;
  }

  taken(): readonly Item[] {
    return this.#items;
  }

  #thin(): void {
    this.#items = this.#items.filter((_, index) => index % 2 === 0);
    this.#every *= 2;
  }
}
