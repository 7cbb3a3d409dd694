import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { generate, install, refuseNode } from './start/prepare.mjs';
import { chooseSteps, HELP, isCheck } from './test/choose-steps.mjs';
import { inLanes } from './test/in-lanes.mjs';
import { forgetBuiltTypes, stepsIn } from './test/steps.mjs';
import { sum, tallyOfStep } from './test/tally.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {import('./test/tally.mjs').Tally} Tally */

/**
 * @param {Tally} tally
 * @returns {string}
 */
function inWords({ passed, failed, skipped }) {
  const more = skipped === 0 ? '' : `, ${skipped} skipped`;
  return `${passed} passed, ${failed} failed${more}`;
}

/**
 * A step that throws has failed; the ones after it still run.
 * @param {string} name
 * @param {() => Promise<Tally>} step
 * @returns {Promise<{ line: string, tally: Tally }>}
 */
async function perform(name, step) {
  console.log(`\n▸ ${name}`);
  const started = performance.now();
  const tally = await step().catch((/** @type {unknown} */ error) => {
    console.log(error instanceof Error ? error.message : error);
    return tallyOfStep(false);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = tally.failed === 0 ? '✓' : '✗';
  const line = `${mark} ${name.padEnd(10)} ${inWords(tally)} (${seconds} s)`;
  console.log(line);
  return { line, tally };
}

async function main() {
  const chosen = chooseSteps(process.argv.slice(2));
  if (chosen === null) {
    console.error(HELP);
    return 2;
  }
  const tooOld = refuseNode(process.version);
  if (tooOld !== null) {
    console.error(tooOld);
    return 1;
  }
  await install(root, { dev: true });
  await generate(root);
  const steps = stepsIn(root);
  /** @param {import('./test/choose-steps.mjs').Step} name */
  const run = (name) => perform(name, steps[name]);
  if (chosen.some(isCheck)) forgetBuiltTypes(root);
  // Each check uses one processor, the others all there are.
  const checks = await inLanes(chosen.filter(isCheck), Math.min(2, availableParallelism()), run);
  const others = chosen.filter((name) => !isCheck(name));
  const results = [...checks, ...(await inLanes(others, 1, run))];
  const total = sum(results.map(({ tally }) => tally));
  console.log(`\n${results.map(({ line }) => line).join('\n')}\n`);
  console.log(inWords({ ...total, skipped: 0 }));
  return total.failed === 0 ? 0 : 1;
}

main().then(
  (status) => process.exit(status),
  (/** @type {unknown} */ error) => {
    console.error(error instanceof Error ? error.message : error);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
