import type { ReadOptions } from '../port.ts';

/** Characters a page holds before it ends early; its last event may go beyond. */
export const pageCharacters = 4 * 1024 * 1024;

/** Places whose page size is remembered. */
const mostPlaces = 64;

/**
 * How many events fit into a page of a stream, or of the log, where pages had to be cut: what would be
 * cut again is not asked for, because the server would send it all the same. A page that holds twice
 * doubles the number, until nothing is held back any more.
 */
export class PageFits {
  readonly #sizes = new Map<string, number>();

  /** Events to ask for, at least one; without payloads as many as are wanted. */
  most(place: string, { limit, maxScanned, payload }: ReadOptions): number {
    const wanted = Math.max(1, Math.min(limit, maxScanned));
    return payload === 'omit' ? wanted : Math.min(wanted, this.#sizes.get(place) ?? wanted);
  }

  /** A page of `asked` events had room for `kept` of them. */
  learn(place: string, { asked, kept, cut }: Page): void {
    const known = this.#sizes.get(place);
    if (cut) this.#keep(place, Math.max(1, kept));
    else if (known !== undefined && asked >= known) this.#keep(place, known * 2);
  }

  #keep(place: string, size: number): void {
    this.#sizes.delete(place);
    this.#sizes.set(place, size);
    const [oldest] = this.#sizes.keys();
    if (this.#sizes.size > mostPlaces && oldest !== undefined) this.#sizes.delete(oldest);
  }
}

interface Page {
  readonly asked: number;
  readonly kept: number;
  readonly cut: boolean;
}
