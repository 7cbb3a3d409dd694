import { describe, expect, it } from 'vitest';
import { chooseSteps, isCheck } from './choose-steps.mjs';
import { sum, tallyOfPlaywright, tallyOfStep, tallyOfVitest } from './tally.mjs';

describe('the count of a test run', () => {
  it('is what the runners report', () => {
    const vitest = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, testResults: [] };
    expect(tallyOfVitest(vitest, false)).toEqual({ passed: 5, failed: 2, skipped: 1 });
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    expect(tallyOfPlaywright({ stats }, false)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('takes a run without a test for a failure', () => {
    expect(tallyOfVitest({ numPassedTests: 0 }, true).failed).toBe(1);
    expect(tallyOfPlaywright({ stats: { expected: 0, skipped: 4 } }, true).failed).toBe(1);
    expect(tallyOfVitest(null, true).failed).toBe(1);
    expect(tallyOfPlaywright(null, false).failed).toBe(1);
  });

  it('takes a file that cannot be loaded for a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyOfVitest({ numPassedTests: 9, testResults }, false).failed).toBe(1);
  });

  it('takes a run that ended badly for a failure, whatever it reported', () => {
    expect(tallyOfVitest({ numPassedTests: 9, numFailedTests: 0 }, false)).toEqual({
      passed: 9,
      failed: 1,
      skipped: 0,
    });
  });

  it('adds up, each plain step as one', () => {
    const parts = [tallyOfStep(true), tallyOfStep(false), { passed: 4, failed: 1, skipped: 2 }];
    expect(sum(parts)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });
});

describe('the steps of a test run', () => {
  it('are all, the fast ones or one', () => {
    expect(chooseSteps([])).toHaveLength(9);
    expect(chooseSteps(['--fast'])).not.toContain('stores');
    expect(chooseSteps(['--fast'])).toContain('unit');
    expect(chooseSteps(['--only', 'stores'])).toEqual(['stores']);
    expect(chooseSteps(['--only', 'e2e'])).toEqual(['build', 'e2e']);
  });

  it('look at the code first, before anything is run', () => {
    const checks = ['format', 'lint', 'types', 'layers', 'dead code'];
    expect(chooseSteps([])?.filter(isCheck)).toEqual(checks);
    expect(chooseSteps(['--only', 'e2e'])?.some(isCheck)).toBe(false);
  });

  it.each([['--slow'], ['--only'], ['--only', 'nothing'], ['--fast', 'x'], ['unit']])(
    'are not guessed from %j',
    (...args) => {
      expect(chooseSteps(args)).toBeNull();
    },
  );
});
