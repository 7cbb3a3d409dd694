import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './run-step.mjs';
import { digestOf, isFresh, leaveStamp, SOURCES } from './stamp.mjs';

const MINIMUM = [20, 19];

const DEMO_STORES = ['accounts', 'orders', 'billing'];

/** How scripts written in TypeScript are run. */
export const TYPESCRIPT = ['--conditions=react-server', '--import', 'tsx'];

/**
 * @param {string} version as `process.version`
 * @returns {string | null} one sentence when it is too old
 */
export function refuseNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const enough = major > 20 || (major === MINIMUM[0] && minor >= 19);
  return enough ? null : `Backstory needs Node 20.19 or newer; this is ${version}.`;
}

/**
 * @typedef {{ version?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, link?: boolean }} Locked
 * @param {string} file a package-lock.json, ours or npm's own account of what it installed
 * @returns {Record<string, Locked>}
 */
function lockedPackages(file) {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).packages ?? {}) : {};
}

/**
 * @param {string} root
 * @param {{ dev: boolean }} options
 * @returns {boolean} whether every package of the lock file is there in its version
 */
export function isInstalled(root, { dev }) {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    const spared = entry.optional || (!dev && (entry.dev || entry.devOptional));
    return path === '' || spared || present[path]?.version === entry.version;
  });
}

/**
 * Installs what running needs, unless all of it is there.
 * @param {string} root
 * @param {{ dev: boolean }} options `dev`: what the tests need as well
 */
export async function install(root, { dev }) {
  if (isInstalled(root, { dev })) return;
  await runStep('Installing packages', 'npm', {
    args: ['ci', '--no-audit', '--no-fund', ...(dev ? [] : ['--omit=dev'])],
    cwd: root,
    env: {
      ...process.env,
      npm_config_update_notifier: 'false',
      NODE_ENV: '',
      // Its engine is never used; naming an executable keeps the install from downloading it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  });
}

/**
 * Generates the client of our own database when its schema changed.
 * @param {string} root
 */
export async function generate(root) {
  const stamp = join(root, 'server', 'db', 'generated', '.stamp');
  const digest = digestOf(root, ['prisma/schema.prisma', 'package-lock.json']);
  if (isFresh(stamp, digest)) return;
  await runStep('Generating the database client', process.execPath, {
    args: [join(root, 'scripts', 'generate.mjs')],
    cwd: root,
  });
  leaveStamp(stamp, digest);
}

/**
 * @param {string} root
 * @returns {boolean} whether the sources changed since the last build
 */
export function needsBuild(root) {
  return !isFresh(join(root, '.next', '.backstory-stamp'), digestOf(root, SOURCES));
}

/**
 * @param {string} root
 */
export async function build(root) {
  const stamp = join(root, '.next', '.backstory-stamp');
  const digest = digestOf(root, SOURCES);
  if (isFresh(stamp, digest)) return;
  rmSync(stamp, { force: true });
  await runStep('Building', process.execPath, {
    args: [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  leaveStamp(stamp, digest);
}

/**
 * The demo is shown when it is asked for, or when neither the environment nor the configuration names
 * a store. A configuration that cannot be read is the server's to refuse.
 * @param {string} root
 * @param {{ readonly [name: string]: string | undefined }} env
 * @returns {boolean}
 */
export function wantsDemo(root, env) {
  if (env.BACKSTORY_DEMO === '1') return true;
  return (env.BACKSTORY_STORES ?? '') === '' && !namesStores(join(root, 'backstory.config.json'));
}

/** @param {string} file */
function namesStores(file) {
  try {
    const { stores } = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(stores) && stores.length > 0;
  } catch {
    return false;
  }
}

const demoStamp = (/** @type {string} */ data) => join(data, 'demo', '.generator');
const demoDigest = (/** @type {string} */ root) =>
  digestOf(root, ['scripts/demo', 'server/stores/sqlite/layouts']);

/**
 * @param {string} root
 * @param {string} data
 * @returns {boolean} whether demo stores are missing or of another version
 */
export function needsDemo(root, data) {
  const whole = DEMO_STORES.every((name) => existsSync(join(data, 'demo', `${name}.db`)));
  return !(whole && isFresh(demoStamp(data), demoDigest(root)));
}

/**
 * @param {string} root
 * @param {string} data
 */
export async function makeDemo(root, data) {
  const script = join(root, 'scripts', 'demo', 'main.ts');
  await runStep('Creating the demo stores', process.execPath, {
    args: [...TYPESCRIPT, script, '--out', join(data, 'demo')],
    cwd: root,
  });
  leaveStamp(demoStamp(data), demoDigest(root));
}
