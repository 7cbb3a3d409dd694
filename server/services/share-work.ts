import 'server-only';
import { AppError } from '@/lib/errors.ts';

/** Work that several readers wait for. */
export interface SharedWork<Value> {
  /** The result; throws `cancelled` when this reader leaves, while the others go on waiting. */
  readonly join: (signal: AbortSignal) => Promise<Value>;
  /** Every reader left before the end: nobody can join any more. */
  readonly isAbandoned: () => boolean;
}

/** Starts work that ends early only when the last of its readers has left. */
export function shareWork<Value>(make: (signal: AbortSignal) => Promise<Value>): SharedWork<Value> {
  const own = new AbortController();
  let waiting = 0;
  let settled = false;
  const value = Promise.resolve()
    .then(() => make(own.signal))
    .finally(() => {
      settled = true;
    });
  return {
    isAbandoned: () => own.signal.aborted,
    async join(signal) {
      waiting += 1;
      try {
        return await unlessAborted(value, signal);
      } finally {
        waiting -= 1;
        if (waiting === 0 && !settled) own.abort();
      }
    },
  };
}

/** The value, or `cancelled` as soon as the signal aborts. */
function unlessAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(new AppError('cancelled', 'The reader went away.'));
    };
    value.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
