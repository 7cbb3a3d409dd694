import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HELP, mergeStores, parseArguments } from './start/parse-arguments.mjs';
import {
  build,
  generate,
  install,
  makeDemo,
  needsBuild,
  needsDemo,
  refuseNode,
  TYPESCRIPT,
  wantsDemo,
} from './start/prepare.mjs';
import { endAll, keepTrack } from './start/run-step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = fileURLToPath(new URL('serve.ts', import.meta.url));

/** @param {import('./start/parse-arguments.mjs').Run} asked */
function environmentFor({ port, demo, stores }) {
  // Paths on the command line are meant from where the command was given.
  const from = process.env.INIT_CWD ?? process.cwd();
  const located = stores.map((store) =>
    /^postgres(ql)?:\/\//i.test(store) ? store : resolve(from, store),
  );
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    BACKSTORY_STORES: mergeStores(process.env.BACKSTORY_STORES, located),
    ...(port === null ? {} : { BACKSTORY_PORT: port }),
    ...(demo ? { BACKSTORY_DEMO: '1' } : {}),
  };
}

/** @param {NodeJS.ProcessEnv} env */
async function prepare(env) {
  await install(root, { dev: false });
  await generate(root);
  const data = resolve(root, env.BACKSTORY_DATA || '.backstory');
  const demo = wantsDemo(root, env) && needsDemo(root, data);
  if (demo || needsBuild(root)) await checkSettings(env);
  await build(root);
  if (demo) await makeDemo(root, data);
}

/**
 * Wrong settings are better told before a minute of building, and before files are made.
 * @param {NodeJS.ProcessEnv} env
 */
async function checkSettings(env) {
  const status = await serve(env, ['--check']);
  if (status !== 0) process.exit(status);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} args
 * @returns {Promise<number>} the server's exit status
 */
function serve(env, args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...TYPESCRIPT, server, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    keepTrack(child);
    child.on('close', (code) => done(code ?? 0));
  });
}

async function main() {
  const asked = parseArguments(process.argv.slice(2));
  if (asked.kind === 'help') {
    console.log(HELP);
    return 0;
  }
  const refusal = asked.kind === 'wrong' ? asked.sentence : refuseNode(process.version);
  if (asked.kind === 'wrong' || refusal !== null) {
    console.error(`  ${refusal}`);
    return 2;
  }
  const env = environmentFor(asked);
  await prepare(env);
  return serve(env, []);
}

for (const [signal, status] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])) {
  process.on(signal, () => {
    const waiting = endAll(signal);
    if (waiting === 0) process.exit(status);
  });
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(`  ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
