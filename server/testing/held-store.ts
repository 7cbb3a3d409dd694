import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '@/lib/errors.ts';
import type { EventStore } from '@/server/stores/port.ts';

/** A store whose reads of payloads wait until they are let through, or fail when told to. */
export interface HeldStore {
  readonly store: EventStore;
  /** Lets so many more reads through. */
  readonly letThrough: (reads: number) => void;
  /** Resolves when a read waits to be let through. */
  readonly waiting: () => Promise<void>;
  /** Lets none through any more. */
  readonly hold: () => void;
  /** The reads from now on fail with this; null: they work again. */
  readonly failWith: (error: Error | null) => void;
  /** Reads of payloads that began, and those that were told to stop. */
  readonly counts: () => { readonly begun: number; readonly stopped: number };
}

export function heldStore(inner: EventStore): HeldStore {
  let [open, begun, stopped, held] = [0, 0, 0, 0];
  let failure: Error | null = null;
  async function wait(signal: AbortSignal): Promise<void> {
    begun += 1;
    held += 1;
    await letIn(signal).finally(() => {
      held -= 1;
    });
  }
  async function letIn(signal: AbortSignal): Promise<void> {
    while (open === 0 && failure === null) {
      if (signal.aborted) {
        stopped += 1;
        throw new AppError('cancelled', 'The read was cancelled.');
      }
      await turn();
    }
    if (failure !== null) throw failure;
    open -= 1;
  }
  return {
    store: {
      ...inner,
      async readStream(stream, range, options) {
        if (options.payload !== 'omit') await wait(options.signal);
        return inner.readStream(stream, range, options);
      },
      async readLog(filter, range, options) {
        if (options.payload !== 'omit') await wait(options.signal);
        return inner.readLog(filter, range, options);
      },
    },
    letThrough(reads) {
      open += reads;
    },
    async waiting() {
      while (held === 0) await turn();
    },
    hold() {
      open = 0;
    },
    failWith(error) {
      failure = error;
    },
    counts: () => ({ begun, stopped }),
  };
}
