import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled, needsDemo, refuseNode, wantsDemo } from './prepare.mjs';
import { digestOf, isFresh, leaveStamp } from './stamp.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'backstory-stamp-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('the stamp of a build', () => {
  const digest = () => digestOf(root, ['app', 'next.config.js']);

  it('changes with content, names and new files', () => {
    write('app/page.tsx', 'a');
    const seen = new Set([digest()]);
    write('app/page.tsx', 'b');
    seen.add(digest());
    write('app/deep/page.tsx', 'b');
    seen.add(digest());
    rmSync(join(root, 'app/page.tsx'));
    seen.add(digest());
    write('next.config.js', '');
    seen.add(digest());
    expect(seen.size).toBe(5);
  });

  it('does not change with tests, hidden files and places that are no source', () => {
    write('app/page.tsx', 'a');
    const before = digest();
    write('app/page.test.tsx', 'x');
    write('app/read.store.test.ts', 'x');
    write('app/.swap', 'x');
    write('docs/page.md', 'x');
    expect(digest()).toBe(before);
  });

  it('is fresh only for the digest it was left with', () => {
    const file = join(root, '.next', 'stamp');
    expect(isFresh(file, 'one')).toBe(false);
    leaveStamp(file, 'one');
    expect(isFresh(file, 'one')).toBe(true);
    expect(isFresh(file, 'two')).toBe(false);
  });
});

describe('what is installed', () => {
  const wanted = {
    '': {},
    'node_modules/next': { version: '16.4.6' },
    'node_modules/vitest': { version: '4.1.12', dev: true },
    'node_modules/@img/other-platform': { version: '1.0.0', optional: true },
  };
  const lock = (path: string, packages: object) => {
    write(path, JSON.stringify({ packages }));
  };
  const installed = (packages: object) => {
    lock('node_modules/.package-lock.json', packages);
  };

  it('is nothing on a fresh clone', () => {
    lock('package-lock.json', wanted);
    expect(isInstalled(root, { dev: false })).toBe(false);
  });

  it('is enough to run without what only tests need', () => {
    lock('package-lock.json', wanted);
    installed({ 'node_modules/next': { version: '16.4.6' } });
    expect(isInstalled(root, { dev: false })).toBe(true);
    expect(isInstalled(root, { dev: true })).toBe(false);
    installed(wanted);
    expect(isInstalled(root, { dev: true })).toBe(true);
  });

  it('is stale when a version differs', () => {
    lock('package-lock.json', wanted);
    installed({ ...wanted, 'node_modules/next': { version: '16.4.5' } });
    expect(isInstalled(root, { dev: false })).toBe(false);
  });
});

describe('the demo stores', () => {
  const config = (stores: readonly object[]) => {
    write('backstory.config.json', JSON.stringify({ stores }));
  };

  it('are shown where no store is named', () => {
    expect(wantsDemo(root, {})).toBe(true);
    config([]);
    expect(wantsDemo(root, { BACKSTORY_STORES: '' })).toBe(true);
  });

  it('are left out where the environment or the configuration names one', () => {
    expect(wantsDemo(root, { BACKSTORY_STORES: '/shop.db' })).toBe(false);
    config([{ location: 'shop.db' }]);
    expect(wantsDemo(root, {})).toBe(false);
  });

  it('are shown beside others when they are asked for', () => {
    config([{ location: 'shop.db' }]);
    expect(wantsDemo(root, { BACKSTORY_DEMO: '1', BACKSTORY_STORES: '/shop.db' })).toBe(true);
  });

  it('are no matter of a configuration that cannot be read', () => {
    write('backstory.config.json', '{');
    expect(wantsDemo(root, {})).toBe(true);
  });

  it('are to be made until all of them are there', () => {
    expect(needsDemo(root, root)).toBe(true);
  });
});

describe('the version of Node', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v21.0.0', 'v22.1.0', 'v24.0.0'])('may be %s', (version) => {
    expect(refuseNode(version)).toBeNull();
  });

  it.each(['v18.20.0', 'v20.18.9', 'v16.0.0'])('is too old as %s', (version) => {
    expect(refuseNode(version)).toContain(version);
  });
});
