import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measured } from './measured/all.ts';
import { stateText } from './measured/diff.ts';
import { runBench, storeKinds, type Report } from './run-bench.ts';
import { table } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
// PostgreSQL refuses to be root, so its own user must get here.
chmodSync(folder, 0o755);
const run = {
  folder,
  longest: 400,
  stores: storeKinds,
  only: [],
  quick: true,
  say: () => undefined,
};
let reports: readonly Report[] = [];

beforeAll(async () => {
  reports = await runBench(run);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a run of the bench over a few hundred events', () => {
  it('measures every operation of every store', () => {
    expect(reports.map(({ store }) => store)).toEqual(['SQLite', 'PostgreSQL, Message DB']);
    for (const { findings } of reports) {
      expect(findings.length).toBeGreaterThanOrEqual(Object.keys(measured).length);
      for (const { operation, ours, runs } of findings) {
        expect([operation, Number.isFinite(ours), runs > 0]).toStrictEqual([operation, true, true]);
      }
    }
  });

  it('jumps to the last version of the longest stream', () => {
    const operations = reports.map(({ findings }) => findings.map(({ operation }) => operation));
    expect(operations[0]).toContain('jump to version 400');
    expect(operations[0]).toContain('first fold of 400 events');
    // Message DB counts from 0.
    expect(operations[1]).toContain('jump to version 399');
  });

  it('prints a row for each finding', () => {
    const findings = reports[0]?.findings ?? [];
    expect(table(findings).split('\n')).toHaveLength(findings.length + 2);
  });

  it('refuses a name it does not know before it writes anything', async () => {
    const unknown = runBench({ ...run, folder: join(folder, 'none'), only: ['nothing'] });
    await expect(unknown).rejects.toThrow('There are: log-page');
  });
});

describe('the states that are compared', () => {
  it('have about 50 kB', () => {
    expect(stateText(0).length).toBeGreaterThan(40_000);
    expect(stateText(1).length).toBeLessThan(60_000);
  });
});
