import {
  batchMilliseconds,
  preparingMilliseconds,
  quietMilliseconds,
  startMilliseconds,
} from './budgets.ts';
import type { SandboxAnswer, SandboxPort } from './sandbox-port.ts';
import type { Budgets } from './session.mjs';

/** The worker had to be ended before it had answered. */
export class WorkerEnded extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'WorkerEnded';
  }
}

interface Waiting {
  readonly take: (answer: SandboxAnswer) => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** In milliseconds: of silence, and altogether; what is said where the former is over. */
interface Patience {
  readonly quiet: number;
  readonly most: number;
  readonly reason: string;
}

const lookMilliseconds = 50;
const tooLong = 'It took longer than one event may take.';
const tooLongTogether = 'It took longer than so many events may take together.';
const crashed = 'It used more than a reducer may use, and was ended.';
const notPrepared = 'It took too long to load.';
const notStarted = 'The sandbox did not start.';

/**
 * One worker with one sandbox, watched from outside: where it is silent for longer than an event may
 * take, it is ended. Not used again after that.
 */
export class WatchedWorker {
  readonly #port: SandboxPort;
  readonly #ready: Promise<void>;
  #waiting: Waiting | null = null;
  #ended: string | null = null;
  /** How long nothing was heard, as far as this side was there to hear it. */
  #quiet = 0;

  constructor(port: SandboxPort, budgets: Budgets) {
    this.#port = port;
    port.listen(
      (answer) => {
        this.#receive(answer);
      },
      () => {
        this.#end(crashed);
      },
    );
    this.#ready = this.#wait((answer) => answer.ready === true, {
      quiet: startMilliseconds,
      most: startMilliseconds,
      reason: notStarted,
    });
    this.#ready.catch(() => undefined);
    port.post(budgets);
  }

  get isUsable(): boolean {
    return this.#ended === null;
  }

  /** Folds events. Throws `WorkerEnded`, or an Error with the reason the sandbox gave. */
  ask(message: object, take: Waiting['take']): Promise<void> {
    return this.#ask(message, take, {
      quiet: quietMilliseconds,
      most: batchMilliseconds,
      reason: tooLong,
    });
  }

  /** Loads a script or begins with a new engine; throws as `ask` does. */
  prepare(message: object, take: Waiting['take']): Promise<void> {
    return this.#ask(message, take, {
      quiet: preparingMilliseconds,
      most: preparingMilliseconds,
      reason: notPrepared,
    });
  }

  async #ask(message: object, take: Waiting['take'], patience: Patience): Promise<void> {
    await this.#ready;
    if (this.#ended !== null) throw new WorkerEnded(this.#ended);
    const done = this.#wait(take, patience);
    this.#port.post(message);
    return done;
  }

  close(): void {
    this.#end('The draft was given up.');
  }

  #wait(take: Waiting['take'], { quiet, most, reason }: Patience): Promise<void> {
    this.#quiet = 0;
    let [last, whole] = [performance.now(), 0];
    const watch = setInterval(() => {
      const now = performance.now();
      // A page that was held up itself has not listened: that is no silence.
      const passed = Math.min(now - last, 2 * lookMilliseconds);
      last = now;
      this.#quiet += passed;
      whole += passed;
      if (this.#quiet > quiet) this.#end(reason);
      else if (whole > most) this.#end(tooLongTogether);
    }, lookMilliseconds);
    return new Promise<void>((resolve, reject) => {
      this.#waiting = { take, resolve, reject };
    }).finally(() => {
      clearInterval(watch);
    });
  }

  #receive(answer: SandboxAnswer): void {
    this.#quiet = 0;
    const waiting = this.#waiting;
    if (waiting === null) return;
    if (answer.fault !== undefined) {
      this.#waiting = null;
      waiting.reject(new Error(answer.fault));
    } else if (waiting.take(answer)) {
      this.#waiting = null;
      waiting.resolve();
    }
  }

  #end(reason: string): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    this.#port.end();
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(new WorkerEnded(reason));
  }
}
