import 'server-only';
import { activeReducers } from '@/server/reducers/registry.ts';
import {
  inferred,
  type StoreReducers,
  type StreamReducer,
} from '@/server/reducers/stream-reducer.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';

/** A sandbox that no stream needs goes on waiting this long. */
const idleMilliseconds = 3000;

export interface SearchReducer {
  readonly source: StreamReducer;
  /** A sandbox for one stream after the other; null where none is needed. */
  readonly run: CodeRun | null;
}

/** What folds the streams of a store for one search: the same from its beginning to its end. */
export type AskReducers = () => Promise<StoreReducers>;

/** Looks once, when it is asked for the first time. */
export function reducersOnce(store: string): AskReducers {
  let asked: Promise<StoreReducers> | null = null;
  return () => (asked ??= activeReducers(store));
}

/** The reducers of a search with sandboxes for those that need one. */
export class SearchReducers {
  readonly #ask: AskReducers;
  readonly #runs = new Map<string, CodeRun>();
  #idle: NodeJS.Timeout | null = null;

  constructor(ask: AskReducers) {
    this.#ask = ask;
  }

  async of(category: string | null): Promise<SearchReducer> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const source = (category === null ? null : (await this.#ask()).get(category)) ?? inferred;
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
