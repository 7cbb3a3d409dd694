import { AppError } from '@/lib/errors.ts';

/** Milliseconds between two looks, and how many in a row must find nothing. */
const usualBeat = 5000;
const mostBeats = 3;

/**
 * Rejects when a server has said nothing for three beats. A connection whose other end is gone without a
 * word stays open for hours, and the server's own limit on statements never reaches us. Beats are counted
 * instead of time, so that a process which could not listen itself does not blame the server.
 */
export class Silence {
  readonly kept: Promise<never>;
  readonly #timer: ReturnType<typeof setInterval>;
  #beats = 0;

  constructor(beat = usualBeat) {
    let reject: (reason: AppError) => void = () => undefined;
    this.kept = new Promise<never>((_, refuse) => {
      reject = refuse;
    });
    // Nobody may be waiting when it rejects.
    this.kept.catch(() => undefined);
    this.#timer = setInterval(() => {
      this.#beats += 1;
      if (this.#beats < mostBeats) return;
      this.end();
      reject(new AppError('store_unavailable', 'The database stopped answering. Try again.'));
    }, beat);
  }

  /** The server said something. */
  readonly broken = (): void => {
    this.#beats = 0;
  };

  end(): void {
    clearInterval(this.#timer);
  }
}
