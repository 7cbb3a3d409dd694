import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { writeStore, type WrittenEvent } from '@/server/testing/write-store.ts';
import { openToWrite } from '../sqlite/open-file.ts';
import { dump } from '../testing/dump.ts';
import { openAt } from '../testing/open-at.ts';
import { followStore } from './follow-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-killed-'));
const path = join(folder, 'written.db');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const kills = 10;
const perWrite = 150;
const told = z.object({ live: z.boolean(), events: z.number() });

let written = 0;
function writeSome(): void {
  const events = Array.from({ length: perWrite }, (_, at): WrittenEvent => {
    const number = written + at;
    const email = `person${number % 40}@example.org`;
    return {
      stream: `account-${number % 37}`,
      type: number % 3 === 0 ? 'EmailChanged' : 'Renamed',
      initiator: number % 5 === 0 ? 'ann' : null,
      data:
        number % 41 === 0 ? '{"broken":' : JSON.stringify({ email, name: `Name ${number % 11}` }),
    };
  });
  writeStore(path, events);
  written += perWrite;
}

function startChild(index: string): ChildProcess {
  return fork('server/index/testing/index-child.ts', [path, index], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

const reportOf = async (child: ChildProcess): Promise<z.infer<typeof told>> =>
  told.parse((await once(child, 'message'))[0]);

/** The whole log indexed at once, by nobody who is killed. */
async function indexAtOnce(index: string): Promise<void> {
  const ending = new AbortController();
  const store = await openAt(path, ending.signal);
  const whole = openToWrite({ folder: index, store: 'written', identity: 'killed' });
  const onStep = (): void => {
    void whole.coverage().then(({ ledgerEvents }) => {
      if (ledgerEvents === written) ending.abort();
    });
  };
  await followStore({ store, index: whole, signal: ending.signal, onStep });
  await whole.close();
  await store.close();
}

it('an indexer killed at any point, while events are written, loses and repeats nothing', async () => {
  const index = join(folder, 'killed');
  writeSome();
  for (let kill = 0; kill < kills; kill += 1) {
    const child = startChild(index);
    await reportOf(child);
    for (let round = 0; round <= kill % 4; round += 1) {
      writeSome();
      await sleep((kill * 7) % 23);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const last = startChild(index);
  while ((await reportOf(last)).events < written);
  const reader = openToWrite({ folder: index, store: 'written', identity: 'killed' });
  while ((await reader.coverage()).ledgerEvents < written) await sleep(50);
  last.kill('SIGKILL');
  await once(last, 'exit');
  await reader.close();
  const atOnce = join(folder, 'at-once');
  // The same key gives the same hashes.
  cpSync(join(index, 'key'), join(atOnce, 'key'));
  await indexAtOnce(atOnce);
  expect(dump(join(index, 'written.db'))).toStrictEqual(dump(join(atOnce, 'written.db')));
  expect(dump(join(atOnce, 'written.db'))[0]).toHaveLength(written);
  expect(existsSync(join(index, 'written.recent.db'))).toBe(false);
}, 120_000);
