import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { supervise } from './supervise.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-supervise-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const linesOf = (path: string): readonly string[] =>
  existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];

/** A program that says its number and then does as told. */
function program(name: string, then: string): { readonly path: string; readonly said: string } {
  const [path, said] = [join(folder, `${name}.mjs`), join(folder, `${name}.txt`)];
  writeFileSync(
    path,
    `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(said)}, process.pid + '\\n'); ${then}`,
  );
  return { path, said };
}

const isRunning = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

const staying = "process.on('disconnect', () => process.exit(0)); setInterval(() => {}, 1000);";

describe('a supervised program', () => {
  it('is started again after it was killed, each time later', async () => {
    const { path, said } = program('killed', staying);
    const waits: number[] = [];
    const running = supervise([path], {
      firstPause: 5,
      onEnd: (_status, wait) => {
        waits.push(wait);
      },
    });
    for (let time = 1; time <= 3; time += 1) {
      await until(() => linesOf(said).length === time);
      process.kill(Number(linesOf(said)[time - 1]), 'SIGKILL');
    }
    await until(() => linesOf(said).length === 4);
    expect(waits).toEqual([5, 10, 20]);
    running.end();
    await until(() => !isRunning(Number(linesOf(said)[3])));
  });

  it('waits the first time again after it was healthy', async () => {
    const { path, said } = program('failing', 'process.exit(1);');
    const waits: number[] = [];
    const running = supervise([path], {
      firstPause: 5,
      healthyAfter: 0,
      onEnd: (status, wait) => {
        expect(status).toBe(1);
        waits.push(wait);
      },
    });
    await until(() => linesOf(said).length >= 3);
    running.end();
    expect(new Set(waits)).toEqual(new Set([5]));
  });

  it('is started no more once it was ended', async () => {
    const { path, said } = program('ended', staying);
    let ends = 0;
    const running = supervise([path], {
      firstPause: 1,
      onEnd: () => {
        ends += 1;
      },
    });
    await until(() => linesOf(said).length === 1);
    running.end();
    await until(() => !isRunning(Number(linesOf(said)[0])));
    await sleep(50);
    expect([ends, linesOf(said).length]).toEqual([0, 1]);
  });
});
