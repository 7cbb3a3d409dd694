// @ts-check
/**
 * Holds one sandbox for one fold and is thrown away with it. Plain JavaScript, so that the same
 * file starts in Next's bundle, under vitest and under any loader.
 *
 * First of all it says { ready, task }: `task` is where its processor time can be read. Then it answers
 * as `lib/sandbox/answers.mjs` says; `progress` holds the number of the event at work, and how often that was
 * said, so that the host knows where a reducer hangs.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { answering } from '../../lib/sandbox/answers.mjs';
import { openSession } from '../../lib/sandbox/session.mjs';
import { ownTask, threadTime } from './thread-time.mjs';

const { budgets } = workerData;
const progress = new Int32Array(workerData.progress);

/** @param {object} message */
const post = (message) => {
  parentPort?.postMessage(message);
};

const task = ownTask();
const session = await openSession(budgets, () => threadTime(task));

/** @param {number} event */
const mark = (event) => {
  Atomics.store(progress, 0, event);
  Atomics.add(progress, 1, 1);
};

parentPort?.on('message', answering(session, { post, mark }));
post({ ready: true, task });
