import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, makeDemo, needsDemo } from '../start/prepare.mjs';
import { findChromium } from './find-chromium.mjs';
import { runNode } from './run.mjs';
import { tallyOfPlaywright, tallyOfStep, tallyOfVitest } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @param {string} root
 * @param {string} path of a program below node_modules
 * @param {readonly string[]} args
 * @returns {Promise<Tally>}
 */
async function check(root, path, args) {
  const program = join(root, 'node_modules', ...path.split('/'));
  return tallyOfStep(await runNode([program, ...args], { cwd: root, show: 'failure' }));
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {string} a file that is not there yet
 */
function reportFile(root, name) {
  const folder = join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} root
 * @param {'unit' | 'stores'} project
 * @returns {Promise<Tally>}
 */
async function vitest(root, project) {
  const report = reportFile(root, project);
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const args = [program, 'run', '--project', project, ...reporters];
  const succeeded = await runNode(args, { cwd: root, show: 'always' });
  return tallyOfVitest(readReport(report), succeeded);
}

/**
 * What an earlier build wrote there speaks of pages that may be gone.
 * @param {string} root
 */
export function forgetBuiltTypes(root) {
  rmSync(join(root, '.next', 'types'), { recursive: true, force: true });
}

/**
 * @param {string} root
 * @returns {Promise<Tally>}
 */
async function e2e(root) {
  const browser = await findChromium(root, (line) => console.log(`  ${line}`));
  if (browser === null) {
    console.log('  No browser: set CHROMIUM_PATH, or run npx playwright install chromium.');
    return tallyOfStep(false);
  }
  const data = join(root, '.backstory', 'e2e');
  if (needsDemo(root, data)) await makeDemo(root, data);
  const report = reportFile(root, 'e2e');
  const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const succeeded = await runNode([program, 'test', '--reporter=dot,json'], {
    cwd: root,
    show: 'always',
    env: { ...process.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return tallyOfPlaywright(readReport(report), succeeded);
}

/**
 * How each step is run.
 * @param {string} root
 * @returns {Record<import('./choose-steps.mjs').Step, () => Promise<Tally>>}
 */
export function stepsIn(root) {
  return {
    format: () => check(root, 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
    lint: () => check(root, 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    types: () => check(root, 'typescript/bin/tsc', ['--noEmit']),
    layers: () =>
      check(root, 'dependency-cruiser/bin/dependency-cruise.mjs', [
        ...['lib', 'server', 'components', 'app'],
        ...['--config', '.dependency-cruiser.cjs'],
      ]),
    'dead code': () => check(root, 'knip/bin/knip.js', []),
    unit: () => vitest(root, 'unit'),
    stores: () => vitest(root, 'stores'),
    build: async () => {
      await build(root);
      return tallyOfStep(true);
    },
    e2e: () => e2e(root),
  };
}
