import type { ReducerCoverageView } from '@/lib/api/reducers.ts';
import type { ReducerClaims } from './reducer-claims.ts';

/** How often each type was taken in, and how often it changed a state. */
export class TypeTally {
  readonly #types = new Map<string, { count: number; changed: number }>();
  #events = 0;

  take(type: string, hasChanged: boolean): void {
    const { count, changed } = this.#types.get(type) ?? { count: 0, changed: 0 };
    this.#types.set(type, { count: count + 1, changed: changed + (hasChanged ? 1 : 0) });
    this.#events += 1;
  }

  /** What a reducer that says this of itself leaves out; null: the inferred one, which takes all. */
  coverage(known: ReducerClaims | null): ReducerCoverageView {
    const handled = known?.handled ?? null;
    const ignored = new Set(known?.ignored ?? []);
    const handles = (type: string, changed: number): boolean =>
      known === null || (handled === null ? changed > 0 : handled.includes(type));
    const unhandled = [...this.#types]
      .filter(([type, { changed }]) => !ignored.has(type) && !handles(type, changed))
      .map(([type, { count }]) => ({ type, count }))
      .sort((a, b) => b.count - a.count);
    return { unhandled, declared: handled !== null, events: this.#events };
  }
}
