// @ts-check
/**
 * Holds one sandbox for one fold and is thrown away with it. Plain JavaScript, so that the same
 * file starts in Next's bundle, under vitest and under any loader.
 *
 * First of all it says { ready, task }: `task` is where its processor time can be read. Takes { load: code }, { begin: { name, state } } and { events, id }; answers { found }
 * or { fault }, { begun }, and { id, steps, done } as often as it has something to tell. `progress`
 * holds the number of the event at work, so that the host knows where a reducer hangs.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openSession, reasonOf } from '../../lib/sandbox/session.mjs';
import { ownTask, threadTime } from './thread-time.mjs';

const { budgets } = workerData;
const progress = new Int32Array(workerData.progress);
const tellMilliseconds = 20;
/** What one batch may answer; the rest of its events is asked for again. */
const mostCharacters = 4 * 1024 * 1024;

/** @param {unknown} message */
const post = (message) => {
  parentPort?.postMessage(message);
};

const task = ownTask();
const session = await openSession(budgets, () => threadTime(task));

/** @type {Readonly<Record<string, (message: any) => unknown>>} */
const answers = {
  load: ({ load }) => ({ found: session.load(load) }),
  begin: ({ begin }) => {
    session.begin(begin.name, begin.state);
    return { begun: true };
  },
  events: foldEvents,
};

/** @param {{ id: number, events: readonly import('../../lib/sandbox/session.mjs').SandboxEvent[] }} job */
function foldEvents({ id, events }) {
  /** @type {string[]} */
  let steps = [];
  let told = performance.now();
  let characters = 0;
  for (const [index, event] of events.entries()) {
    Atomics.store(progress, 0, index + 1);
    const step = session.step(event);
    steps.push(step);
    characters += step.length;
    if (step.startsWith('{"f":') || characters > mostCharacters) break;
    if (performance.now() - told > tellMilliseconds) {
      post({ id, steps, done: false });
      steps = [];
      told = performance.now();
    }
  }
  return { id, steps, done: true };
}

parentPort?.on('message', (message) => {
  const [name = ''] = Object.keys(message).filter((key) => Object.hasOwn(answers, key));
  Atomics.store(progress, 0, 1);
  try {
    post(answers[name]?.(message));
  } catch (error) {
    post({ fault: reasonOf(error) });
  }
  Atomics.store(progress, 0, 0);
});
post({ ready: true, task });
