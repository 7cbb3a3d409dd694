import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const packageEntry = z.object({
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  hasInstallScript: z.boolean().default(false),
  dev: z.boolean().default(false),
});
const lock = z
  .object({ packages: z.record(z.string(), packageEntry) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const paths = new Set(Object.keys(lock.packages));

/** Where Node would find `name` from the package at `path`, outermost last. */
function candidates(path: string, name: string): readonly string[] {
  const folders = path.split('/node_modules/');
  const bases = folders.map((_, index) => folders.slice(0, index + 1).join('/node_modules/'));
  return [...bases.filter((base) => base !== ''), ''].map((base) =>
    base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`,
  );
}

function numbers(version: string): readonly number[] {
  return version.split(/[.-]/).slice(0, 3).map(Number);
}

function isAtLeast(version: string, minimum: string): boolean {
  const [have, need] = [numbers(version), numbers(minimum)];
  const first = need.findIndex((part, index) => have[index] !== part);
  return first === -1 || (have[first] ?? 0) > (need[first] ?? 0);
}

describe('package-lock.json', () => {
  it('names every package of every platform, which npm ci insists on', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies).filter(
        (name) => !candidates(path, name).some((place) => paths.has(place)),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('pins direct dependencies to one version each', () => {
    const { dependencies } = lock.packages[''] ?? { dependencies: {} };
    const loose = Object.entries<string>(dependencies).filter(([, range]) => !/^\d/.test(range));
    expect(loose).toEqual([]);
  });

  it('has what a build of Next wants among what is always installed, or it would install more', () => {
    const { dependencies } = lock.packages[''] ?? { dependencies: {} };
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(['typescript', '@types/node', '@types/react']),
    );
  });

  it('runs install scripts of known packages only', () => {
    const scripts = Object.entries(lock.packages)
      .filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(scripts.filter((name) => name !== 'fsevents').sort()).toEqual([
      '@prisma/engines',
      'better-sqlite3',
      'esbuild',
      'prisma',
    ]);
  });
});

describe('security-floor.json', () => {
  const floor = z
    .object({
      checked: z.iso.date(),
      floors: z.array(
        z.object({ package: z.string(), minimum: z.string(), advisories: z.array(z.string()) }),
      ),
    })
    .parse(JSON.parse(readFileSync('security-floor.json', 'utf8')));

  it.each(floor.floors)('holds for $package, at least $minimum', ({ package: name, minimum }) => {
    const version = lock.packages[`node_modules/${name}`]?.version;
    expect(isAtLeast(version ?? '0.0.0', minimum)).toBe(true);
  });

  it('compares versions by number', () => {
    expect(isAtLeast('16.10.0', '16.4.1')).toBe(true);
    expect(isAtLeast('16.4.0', '16.4.1')).toBe(false);
    expect(isAtLeast('17.0.0', '16.4.1')).toBe(true);
    expect(isAtLeast('16.4.1', '16.4.1')).toBe(true);
  });
});
