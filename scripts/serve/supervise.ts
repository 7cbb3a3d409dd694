import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';

export interface Supervised {
  /** Ends the child and starts it no more. */
  readonly end: () => void;
}

export interface SuperviseOptions {
  /** First wait before a child that ended is started again; it doubles each time, up to a minute. */
  readonly firstPause?: number;
  /** A child that ran so long counts as healthy, so the next wait is the first one again. */
  readonly healthyAfter?: number;
  /** Told of each child that ended by itself. */
  readonly onEnd?: (status: number | null, wait: number) => void;
}

const longestPause = 60_000;

/** Keeps a program running beside us, with our settings; it ends when we do. */
export function supervise(args: readonly string[], options: SuperviseOptions = {}): Supervised {
  const { firstPause = 1000, healthyAfter = 60_000, onEnd } = options;
  let pause = firstPause;
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let ending = false;
  const start = (): void => {
    const began = performance.now();
    child = spawn(process.execPath, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    // A child that could not be started is heard of by `close` too.
    child.on('error', (error) => {
      console.error(`  ${error.message}`);
    });
    child.on('close', (status) => {
      child = null;
      if (ending) return;
      if (performance.now() - began >= healthyAfter) pause = firstPause;
      onEnd?.(status, pause);
      timer = setTimeout(start, pause);
      timer.unref();
      pause = Math.min(pause * 2, longestPause);
    });
  };
  start();
  return {
    end() {
      ending = true;
      clearTimeout(timer);
      child?.kill('SIGTERM');
    },
  };
}
