import 'server-only';
import { activeVersion, activeReducer, knownReducers } from '@/server/reducers/registry.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';

/** A sandbox that no stream needs goes on waiting this long. */
const idleMilliseconds = 3000;

export interface SearchReducer {
  readonly source: StreamReducer;
  /** A sandbox for one stream after the other; null where none is needed. */
  readonly run: CodeRun | null;
}

/** What folds the streams of a store for one search: the same from its beginning to its end. */
export class SearchReducers {
  readonly #store: string | null;
  readonly #sources = new Map<string | null, Promise<StreamReducer>>();
  readonly #runs = new Map<string, CodeRun>();
  #idle: NodeJS.Timeout | null = null;

  constructor(store: string | null) {
    this.#store = store;
  }

  async of(category: string | null): Promise<SearchReducer> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const known = this.#sources.get(category);
    const finding = known ?? activeReducer(this.#store ?? '', category);
    if (known === undefined) this.#sources.set(category, finding);
    const source = await finding;
    return { source, run: source.kind === 'code' ? this.#runOf(source) : null };
  }

  #runOf({ key, code }: Extract<StreamReducer, { kind: 'code' }>): CodeRun {
    const run = this.#runs.get(key) ?? new CodeRun(code);
    this.#runs.set(key, run);
    return run;
  }

  /** To be called when no stream is being folded. A run that was closed begins again when it is needed. */
  rest(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    if (this.#runs.size === 0) return;
    this.#idle = setTimeout(() => {
      for (const run of this.#runs.values()) run.close();
    }, idleMilliseconds);
    this.#idle.unref();
  }
}

/** Categories of a store whose states are not the inferred ones, which are all that an index knows. */
export async function reducedCategories(store: string): Promise<readonly string[]> {
  const reducers = await knownReducers();
  const named = new Set(reducers.activations.map(({ category }) => category));
  return [...named]
    .filter((category) => activeVersion(reducers, { store, category }) !== null)
    .sort();
}
