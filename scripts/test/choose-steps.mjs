export const ALL = /** @type {const} */ ([
  'format',
  'lint',
  'types',
  'layers',
  'dead code',
  'unit',
  'stores',
  'build',
  'e2e',
]);
const FAST = ALL.slice(0, 6);
const CHECKS = ALL.slice(0, 5);

export const HELP = `npm test                    everything
npm run verify              without engines and browser
npm run test:stores         the stores on their real engines
npm run test:e2e            the browser tests`;

/**
 * Whether a step only looks at the code.
 * @param {Step} step
 */
export const isCheck = (step) => CHECKS.includes(step);

/**
 * @typedef {(typeof ALL)[number]} Step
 * @param {readonly string[]} args of scripts/test.mjs
 * @returns {readonly Step[] | null} null when the arguments are not understood
 */
export function chooseSteps(args) {
  const [flag, value, ...rest] = args;
  if (flag === undefined) return ALL;
  if (flag === '--fast' && value === undefined) return FAST;
  if (flag !== '--only' || rest.length > 0) return null;
  if (value === 'e2e') return ['build', 'e2e'];
  const step = ALL.find((known) => known === value);
  return step === undefined ? null : [step];
}
