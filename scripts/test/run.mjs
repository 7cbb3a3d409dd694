import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exitCode = 130;
    if (running.size === 0) process.exit();
  });
}

/**
 * @typedef {{ cwd: string, env?: NodeJS.ProcessEnv, show: 'always' | 'failure' }} RunOptions
 * @param {readonly string[]} args of Node
 * @param {RunOptions} options
 * @returns {Promise<boolean>} whether it ended well
 */
export function runNode(args, { cwd, env = process.env, show }) {
  return new Promise((resolve) => {
    const output = show === 'always' ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, [...args], {
      cwd,
      env,
      stdio: ['ignore', output, output],
    });
    running.add(child);
    /** @type {Buffer[]} */
    const kept = [];
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => kept.push(chunk));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => kept.push(chunk));
    child.on('close', (status) => {
      running.delete(child);
      if (status !== 0) process.stdout.write(Buffer.concat(kept));
      resolve(status === 0);
    });
  });
}
