import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'backstory-serve-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
    encoding: 'utf8',
    timeout: 50_000,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', BACKSTORY_DATA: folder, ...env },
  });
  return { status, output: `${stdout}${stderr}`.trim() };
}

const serve = ['--conditions=react-server', '--import', 'tsx', 'scripts/serve.ts', '--check'];

describe('the settings of a start', () => {
  it('are accepted as they are', () => {
    expect(run(serve)).toEqual({ status: 0, output: '' });
  });

  it.each([
    [{ BACKSTORY_HOST: '0.0.0.0' }, /^BACKSTORY_HOST is "0\.0\.0\.0".*this machine only/],
    [{ BACKSTORY_HOST: '192.168.1.5' }, /^BACKSTORY_HOST is "192/],
    [{ BACKSTORY_PORT: 'x' }, /^BACKSTORY_PORT is a port number, 0 to 65535\.$/],
    [{ BACKSTORY_TOKEN: 'x' }, /^BACKSTORY_TOKEN is 16 to 128/],
  ])('end it with status 78 and one sentence when wrong: %j', (env, sentence) => {
    const { status, output } = run(serve, env);
    expect(status).toBe(78);
    expect(output).toMatch(sentence);
    expect(output.split('\n')).toHaveLength(1);
  });

  it('never show the password of a store', () => {
    const secret = 's3cret-canary';
    const { output } = run(serve, {
      BACKSTORY_STORES: `postgres://u:${secret}@h:bad/x`,
      BACKSTORY_PORT: 'x',
    });
    expect(output).not.toContain(secret);
  });
});

describe('npm start', () => {
  it('refuses an unknown flag in one sentence, with status 2', () => {
    const { status, output } = run(['scripts/start.mjs', '--prot', '5000']);
    expect(status).toBe(2);
    expect(output).toBe("Unknown option '--prot'. See npm start -- --help");
  });

  it('prints its usage', () => {
    const { status, output } = run(['scripts/start.mjs', '--help']);
    expect(status).toBe(0);
    expect(output).toContain('npm start -- <store>…');
  });
});

describe('npm test', () => {
  it('prints its usage for arguments it does not know, with status 2', () => {
    const { status, output } = run(['scripts/test.mjs', '--slow']);
    expect(status).toBe(2);
    expect(output).toContain('npm run verify');
  });
});
