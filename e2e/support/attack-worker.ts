import type { Page } from '@playwright/test';
import { quietMilliseconds, startMilliseconds, usualBudgets } from '../../lib/sandbox/budgets.ts';
import { sandboxScriptPath } from '../../lib/sandbox/script-path.ts';
import { eventFor, scriptOf } from '../../server/sandbox/testing/script.ts';

/** What is said of a worker that had to be ended from outside. */
export const killed = '{"f":"It took longer and was ended."}';

/** Runs each body as a reducer over one event, in a worker of its own; answers its step. */
export function runInWorkers(page: Page, bodies: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(attackAll, {
    path: sandboxScriptPath,
    budgets: { ...usualBudgets, eventMilliseconds: 60 },
    scripts: bodies.map(scriptOf),
    event: eventFor(1),
    patience: { start: startMilliseconds, quiet: quietMilliseconds },
    killed,
  });
}

interface Attacking {
  readonly path: string;
  readonly budgets: object;
  readonly scripts: readonly string[];
  readonly event: object;
  readonly patience: { readonly start: number; readonly quiet: number };
  readonly killed: string;
}

/** Runs on the page, so it knows nothing of what stands around it. */
async function attackAll(given: Attacking): Promise<readonly string[]> {
  const { path, budgets, scripts, event, patience, killed: ended } = given;
  const attack = (script: string): Promise<string> =>
    new Promise((resolve) => {
      const worker = new Worker(path);
      let timer = 0;
      const finish = (step: string): void => {
        clearTimeout(timer);
        worker.terminate();
        resolve(step);
      };
      const wait = (milliseconds: number): void => {
        clearTimeout(timer);
        timer = window.setTimeout(() => {
          finish(ended);
        }, milliseconds);
      };
      const next: Readonly<Record<string, () => void>> = {
        ready: () => {
          worker.postMessage({ load: script });
        },
        found: () => {
          const begin = { name: 'own', state: '{}', anew: false };
          worker.postMessage({ id: 1, events: [event], begin });
        },
      };
      worker.onerror = () => {
        finish('{"f":"It used more than a reducer may use, and was ended."}');
      };
      worker.onmessage = ({ data }: MessageEvent<Record<string, unknown>>) => {
        wait(patience.quiet);
        // Before the first step it may say that it is at work.
        if (Array.isArray(data.steps) && data.steps.length > 0) finish(String(data.steps[0]));
        else if (typeof data.fault === 'string') finish(JSON.stringify({ f: data.fault }));
        else for (const key of Object.keys(data)) next[key]?.();
      };
      wait(patience.start);
      worker.postMessage(budgets);
    });
  const steps: string[] = [];
  const queue = scripts.map((script, index) => ({ script, index }));
  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      steps[job.index] = await attack(job.script);
    }
  };
  await Promise.all([work(), work()]);
  return steps;
}
