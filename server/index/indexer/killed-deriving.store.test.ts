import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { writeStore, type WrittenEvent } from '@/server/testing/write-store.ts';
import { openToWrite } from '../sqlite/open-file.ts';
import { dump } from '../testing/dump.ts';
import { openAt } from '../testing/open-at.ts';
import { reducersAt } from '../testing/reducers-at.ts';
import { followStore } from './follow-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-deriving-'));
const path = join(folder, 'written.db');
const reducers = join(folder, 'reducers');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const kills = 8;
let written = 0;

/** One stream is longer than a step of the indexer. */
function write(many: number): void {
  const events = Array.from({ length: many }, (_, at): WrittenEvent => {
    const number = written + at;
    const stream = number % 2 === 0 ? 'account-0' : `account-${number % 90}`;
    return {
      stream: number % 7 === 0 ? `order-${number % 20}` : stream,
      type: number % 3 === 0 ? 'Moved' : 'Paid',
      data: JSON.stringify({ amount: number % 11, town: `Town ${number % 5}` }),
    };
  });
  writeStore(path, events);
  written += many;
}

const sum = (from: number): string =>
  `category: account\ninitial: { total: ${from} }\non: { Paid: { add: { total: $.amount } } }`;
const code = `
export const account = {
  category: 'account',
  reduce: (state: any, event: any) => ({ ...state, last: event.type, town: event.data.town }),
};
export const order = {
  category: 'order',
  reduce(state: any, event: any) {
    if (event.data.amount === 10 && event.version > 5n) throw new Error('ten');
    return { seen: event.data.amount };
  },
};`;

function fold(source: string): void {
  writeFileSync(`${reducers}.new`, source);
  renameSync(`${reducers}.new`, reducers);
}

const startChild = (index: string): ChildProcess =>
  fork('server/index/testing/index-child.ts', [path, index, reducers], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const fileOf = (index: string) => ({ folder: index, store: 'written', identity: 'killed' });

/** The whole log indexed at once by the last reducers, by nobody who is killed. */
async function indexAtOnce(index: string): Promise<void> {
  const ending = new AbortController();
  const store = await openAt(path, ending.signal);
  const whole = openToWrite(fileOf(index));
  const onStep = (): void => {
    void isDone(whole).then((done) => {
      if (done) ending.abort();
    });
  };
  const { signal } = ending;
  await followStore({ store, index: whole, signal, reducers: reducersAt(reducers), onStep });
  await whole.close();
  await store.close();
}

async function isDone(index: ReturnType<typeof openToWrite>): Promise<boolean> {
  const { ledgerEvents, ledgers } = await index.coverage();
  const keys = new Set(ledgers.map(({ reducer }) => reducer.kind));
  const isLast = keys.size === 1 && keys.has('reducer');
  return isLast && ledgerEvents === written && ledgers.every(({ derived }) => derived === null);
}

it('an indexer killed while it derives by other reducers loses and repeats nothing', async () => {
  const index = join(folder, 'killed');
  write(2600);
  for (let round = 0; round < kills; round += 1) {
    const child = startChild(index);
    await once(child, 'message');
    fold(round % 3 === 2 ? code : sum(round % 2));
    if (round % 2 === 0) write(120);
    for (let steps = 0; steps < round % 4; steps += 1) await once(child, 'message');
    await sleep((round * 13) % 40);
    await kill(child);
  }
  fold(code);
  const last = startChild(index);
  const reader = openToWrite(fileOf(index));
  while (!(await isDone(reader))) await sleep(50);
  await kill(last);
  await reader.close();
  const atOnce = join(folder, 'at-once');
  // The same key gives the same hashes.
  cpSync(join(index, 'key'), join(atOnce, 'key'));
  await indexAtOnce(atOnce);
  const [found, expected] = [index, atOnce].map((each) => dump(join(each, 'written.db')));
  expect(found).toStrictEqual(expected);
  expect(found?.[0]).toHaveLength(written);
}, 180_000);
