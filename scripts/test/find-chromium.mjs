import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first one draws no window of its own around a page, which takes a fifth of the time of a test. */
const SYSTEM_NAMES = [
  ...['chromium-headless-shell', 'chromium', 'chromium-browser'],
  ...['google-chrome-stable', 'google-chrome'],
];
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const SYSTEM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const INSTALL_TIMEOUT_MS = 300_000;

/**
 * @param {string} path
 * @returns {boolean} whether the file is there and starts, its libraries included
 */
function starts(path) {
  if (!existsSync(path)) return false;
  const { status } = spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
  return status === 0;
}

/** @returns {string[]} */
function onSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const named = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...SYSTEM_PATHS];
}

/** @returns {Promise<string[]>} */
async function ofPlaywright() {
  const { chromium } = await import('playwright');
  return [chromium.executablePath()];
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {boolean}
 */
function succeeds(command, args) {
  const { status } = spawnSync(command, [...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: INSTALL_TIMEOUT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** @param {string} root */
function installWithPlaywright(root) {
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  return succeeds(process.execPath, [cli, 'install', 'chromium']);
}

function installWithApt() {
  if (process.getuid?.() !== 0) return false;
  if (!succeeds('apt-get', ['update'])) return false;
  return PACKAGES.some((name) => succeeds('apt-get', ['install', '-y', name]));
}

/**
 * A browser to test with: the one of CHROMIUM_PATH, Playwright's own, the system's, else one
 * installed now. Says each way it tries; null when all fail.
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>}
 */
export async function findChromium(root, say) {
  const given = process.env.CHROMIUM_PATH;
  /** @type {[string, () => Promise<string[]> | string[]][]} */
  const ways = [
    ['CHROMIUM_PATH', () => (given ? [given] : [])],
    ["Playwright's own", ofPlaywright],
    ["the system's", onSystem],
    ['one that Playwright installs', () => (installWithPlaywright(root) ? ofPlaywright() : [])],
    ['one that apt-get installs', () => (installWithApt() ? onSystem() : [])],
  ];
  for (const [way, candidates] of ways) {
    const found = (await candidates()).find(starts);
    say(`browser: ${way}: ${found ?? 'none'}`);
    if (found !== undefined) return found;
  }
  return null;
}
