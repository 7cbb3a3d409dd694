/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/**
 * A run that ran nothing proves nothing: it counts as one failure.
 * @param {Tally} tally
 * @returns {Tally}
 */
function atLeastOne(tally) {
  return tally.passed + tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * A step without a count of its own.
 * @param {boolean} succeeded
 * @returns {Tally}
 */
export function tallyOfStep(succeeded) {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

/**
 * @param {unknown} report what Vitest's JSON reporter wrote; null when it wrote nothing
 * @param {boolean} succeeded whether the process ended well
 * @returns {Tally}
 */
export function tallyOfVitest(report, succeeded) {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    testResults = [],
  } = /** @type {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, testResults?: { status: string, assertionResults: unknown[] }[] }} */ (
    report ?? {}
  );
  // A file that cannot be loaded has no tests to fail.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return settled(
    { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests },
    succeeded,
  );
}

/**
 * @param {unknown} report what Playwright's JSON reporter wrote; null when it wrote nothing
 * @param {boolean} succeeded whether the process ended well
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, succeeded) {
  const { stats } =
    /** @type {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number } }} */ (
      report ?? {}
    );
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats ?? {};
  return settled({ passed: expected, failed: unexpected + flaky, skipped }, succeeded);
}

/**
 * A process that failed without a failed test (an unhandled error, a crash) is a failure.
 * @param {Tally} tally
 * @param {boolean} succeeded
 * @returns {Tally}
 */
function settled(tally, succeeded) {
  const counted = atLeastOne(tally);
  return succeeded || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
