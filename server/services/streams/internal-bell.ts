import 'server-only';
import { AppError } from '@/lib/errors.ts';

/** Wakes everybody who waits for something to happen. */
export class Bell {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Resolves at the next ring. Throws `cancelled` when the signal aborts first. */
  heard(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(wake);
        reject(new AppError('cancelled', 'The reader went away.'));
      };
      const wake = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      if (signal.aborted) {
        leave();
        return;
      }
      this.#waiting.add(wake);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
