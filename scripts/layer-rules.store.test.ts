import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = process.cwd();
const config = join(root, '.dependency-cruiser.cjs');
const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** By rule: a file and what it imports although it must not (or nothing, where it must import something). */
const planted: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'no-cycles': [
    ['lib/round-a.ts', ['lib/round-b.ts']],
    ['lib/round-b.ts', ['lib/round-a.ts']],
  ],
  'lib-is-pure': [['lib/impure.ts', ['server/gate/ok.ts']]],
  'lib-runs-anywhere': [['lib/native.ts', ['node:fs']]],
  'components-never-touch-server': [['components/a/reach.ts', ['server/gate/ok.ts']]],
  'ui-knows-no-noun': [['components/ui/noun.ts', ['components/a/ok.ts']]],
  'nouns-are-islands': [['components/a/bridge.ts', ['components/b/ok.ts']]],
  'app-talks-to-services': [['app/page.ts', ['server/stores/ok.ts']]],
  'services-see-the-port': [
    [
      'server/services/a/through.ts',
      ['server/services/define-service.ts', 'server/stores/sqlite/ok.ts'],
    ],
  ],
  'services-meet-at-the-index': [
    [
      'server/services/a/inside.ts',
      ['server/services/define-service.ts', 'server/services/b/internal-ok.ts'],
    ],
  ],
  'adapters-are-islands': [['server/stores/sqlite/bridge.ts', ['server/stores/postgres/ok.ts']]],
  'internals-stay-inside': [['app/inside.ts', ['server/services/a/internal-ok.ts']]],
  'testing-stays-in-tests': [['server/gate/tester.ts', ['server/testing/ok.ts']]],
  'nothing-points-up': [['server/gate/up.ts', ['components/a/ok.ts']]],
  'verbs-are-guarded': [['server/services/a/read-bare.ts', []]],
  'routes-are-wrapped': [
    ['app/api/bare/route.ts', []],
    ['app/download/route.ts', []],
  ],
};

/** Allowed by every rule. */
const clean: readonly (readonly [string, readonly string[]])[] = [
  ['server/gate/ok.ts', []],
  ['components/a/ok.ts', ['components/ui/ok.ts']],
  ['components/b/ok.ts', []],
  ['components/ui/ok.ts', ['lib/ok.ts']],
  ['lib/ok.ts', []],
  ['lib/ok.test.ts', ['lib/ok.ts', 'node:fs']],
  ['server/stores/ok.ts', []],
  ['server/stores/port.ts', ['lib/ok.ts']],
  ['server/stores/filtered-log.ts', ['server/stores/port.ts']],
  ['server/stores/shared/ok.ts', ['server/stores/port.ts']],
  ['server/stores/sqlite/ok.ts', ['server/stores/port.ts', 'server/stores/shared/ok.ts']],
  ['server/stores/postgres/ok.ts', ['server/stores/port.ts']],
  ['server/services/define-service.ts', []],
  ['server/services/a/internal-ok.ts', ['server/stores/port.ts', 'server/stores/filtered-log.ts']],
  ['server/services/a/read-ok.ts', ['server/services/define-service.ts']],
  ['server/services/b/internal-ok.ts', []],
  ['server/http/route.ts', []],
  ['server/testing/ok.ts', []],
  ['server/gate/ok.test.ts', ['server/testing/ok.ts']],
  ['app/api/ok/route.ts', ['server/http/route.ts', 'server/services/a/read-ok.ts']],
];

const folder = mkdtempSync(join(tmpdir(), 'backstory-layers-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write([path, imports]: readonly [string, readonly string[]]): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const from = (target: string): string => {
    if (target.startsWith('node:')) return target;
    const way = relative(dirname(path), target);
    return way.startsWith('.') ? way : `./${way}`;
  };
  const lines = imports.map((target) => `import '${from(target)}';`);
  writeFileSync(file, `${lines.join('\n')}\nexport {};\n`);
}

/** Names of the rules that are broken, by the file that breaks them. */
function broken(): ReadonlyMap<string, ReadonlySet<string>> {
  const options = ['lib', 'server', 'components', 'app', '--config', config, '-T', 'json'];
  const found = new Map<string, Set<string>>();
  for (const { from, rule } of violationsOf(run(options))) {
    found.set(from, (found.get(from) ?? new Set()).add(rule.name));
  }
  return found;
}

function run(options: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [program, ...options], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    // It ends with the number of violations, and prints them all the same.
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

// The shape that the program documents for its JSON report.
const violationsOf = (text: string): readonly Violation[] =>
  (JSON.parse(text) as { summary: { violations: readonly Violation[] } }).summary.violations;

describe('the layer rules', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"module":"nodenext"}}');
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const file of clean) write(file);
  });

  it('let pass what the architecture allows', () => {
    expect(broken()).toEqual(new Map());
  });

  it('are each tried here', () => {
    const rules = createRequire(import.meta.url)(config) as Record<
      'forbidden' | 'required',
      readonly { readonly name: string }[]
    >;
    const names = [...rules.forbidden, ...rules.required].map(({ name }) => name);
    expect(Object.keys(planted).sort()).toEqual(names.sort());
  });

  it('catch each planted fault', () => {
    const files = Object.values(planted).flat();
    for (const file of files) write(file);
    const found = broken();
    for (const [rule, faults] of Object.entries(planted)) {
      const caught = faults.filter(([path]) => found.get(path)?.has(rule) === true);
      // A circle is told once, by one of its files.
      expect([rule, caught.length]).toEqual([rule, rule === 'no-cycles' ? 1 : faults.length]);
    }
    const faulty = new Set(files.map(([path]) => path));
    expect([...found.keys()].filter((path) => !faulty.has(path))).toEqual([]);
  });
});
