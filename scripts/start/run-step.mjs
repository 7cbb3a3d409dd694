import { spawn } from 'node:child_process';

const NOTICE_MS = 1000;
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Makes a child end with us.
 * @param {import('node:child_process').ChildProcess} child
 */
export function keepTrack(child) {
  running.add(child);
  child.on('close', () => running.delete(child));
  child.on('error', () => running.delete(child));
}

/**
 * @param {NodeJS.Signals} signal
 * @returns {number} how many children it was sent to
 */
export function endAll(signal) {
  for (const child of running) child.kill(signal);
  return running.size;
}

/**
 * @param {string} title
 * @returns {(outcome: string) => void} ends the notice
 */
function noticeAfterASecond(title) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const live = process.stdout.isTTY === true;
  let shown = false;
  const timer = setInterval(() => {
    if (live) process.stdout.write(`\r  ${title} … ${seconds()} s `);
    else if (!shown) console.log(`  ${title} …`);
    shown = true;
  }, NOTICE_MS);
  return (outcome) => {
    clearInterval(timer);
    if (shown) console.log(`${live ? '\r' : ''}  ${title}: ${outcome} (${seconds()} s)`);
  };
}

/**
 * Runs a program to its end. What it printed is shown only when it fails; progress once it takes
 * longer than a second. Throws with one sentence and the output.
 * @param {string} title
 * @param {string} command
 * @param {{ args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<void>}
 */
export function runStep(title, command, { args, cwd, env = process.env }) {
  return new Promise((resolve, reject) => {
    const finish = noticeAfterASecond(title);
    const child = spawn(command, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    keepTrack(child);
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      finish('failed');
      reject(error);
    });
    child.on('close', (status) => {
      finish(status === 0 ? 'done' : 'failed');
      if (status === 0) resolve();
      else reject(new Error(`${title} failed.\n${output}`));
    });
  });
}
