import { setTimeout as sleep } from 'node:timers/promises';
import { activeReducers } from '@/server/reducers/registry.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { indexFileOf } from '../index-of-store.ts';
import { isThere, openToWrite, removeFile, type IndexFile } from '../sqlite/open-file.ts';
import type { IndexerReport } from '../wishes.ts';
import { followStore } from './follow-store.ts';
import { recentFileOf } from './recent-file.ts';

type Said = IndexerReport['stores'][string];

const firstPause = 1000;
const longestPause = 60_000;
const rateMilliseconds = 5000;

/** Keeps the index of one store until told to end; what fails is tried again, later each time. */
export class StoreTask {
  readonly id: string;
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();
  #said: Said = { state: 'indexing', message: null, rate: 0 };
  #pause = firstPause;
  #rate = { at: performance.now(), events: 0 };

  constructor(id: string) {
    this.id = id;
    this.ended = this.#run();
  }

  get said(): Said {
    return this.#said;
  }

  /** Ends after the running step, which is written whole or not at all. */
  end(): void {
    this.#abort.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        await this.#follow(await storeById(this.id), signal);
      } catch (error) {
        if (signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        this.#said = { state: 'failed', message, rate: 0 };
        await this.#waitAWhile(signal);
      }
    }
  }

  async #follow(open: OpenStore, signal: AbortSignal): Promise<void> {
    const file = indexFileOf(open);
    if ((await this.#followIn(file, open, signal)) === 'other-log') removeFile(file);
  }

  async #followIn(
    file: IndexFile,
    { store }: OpenStore,
    signal: AbortSignal,
  ): Promise<'ended' | 'other-log'> {
    const index = openToWrite(file);
    try {
      this.#rate = { at: performance.now(), events: (await index.coverage()).events };
      const onStep = (live: boolean, events: number): void => {
        if (!isThere(file)) throw new Error('The index was deleted; it is made anew.');
        this.#pause = firstPause;
        this.#say(live, events);
      };
      const reducers = () => activeReducers(this.id);
      const recent = recentFileOf(file);
      return await followStore({ store, index, signal, reducers, recent, onStep });
    } finally {
      await index.close();
    }
  }

  #say(live: boolean, events: number): void {
    const passed = performance.now() - this.#rate.at;
    const state = live ? 'following' : 'indexing';
    if (passed < rateMilliseconds) {
      this.#said = { ...this.#said, state, message: null };
      return;
    }
    const rate = Math.max(0, Math.round(((events - this.#rate.events) * 1000) / passed));
    this.#rate = { at: performance.now(), events };
    this.#said = { state, message: null, rate };
  }

  async #waitAWhile(signal: AbortSignal): Promise<void> {
    const wait = this.#pause;
    this.#pause = Math.min(wait * 2, longestPause);
    // An aborted wait only means that the task is to end.
    await sleep(wait, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
