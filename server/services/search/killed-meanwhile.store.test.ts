import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { indexFileOf } from '@/server/index/index-of-store.ts';
import { forgetIndex } from '@/server/index/open-index.ts';
import { removeFile, type IndexFile } from '@/server/index/sqlite/open-file.ts';
import { storeById } from '@/server/stores/registry.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { writeStore, type WrittenEvent } from '@/server/testing/write-store.ts';
import { searchEvents } from './search-events.ts';
import { partsOf, type Part } from './testing/gone-on.ts';
import { judged } from './testing/planted-log.ts';

const own = ownData();
/** Each starts a process and kills it. */
const runs = Number(process.env.FAULT_RUNS ?? 4);

let written = 0;
const someEvents = (count: number): readonly WrittenEvent[] =>
  Array.from({ length: count }, () => {
    written += 1;
    const status = ['open', 'shut', 'lost'][written % 3] ?? '';
    return {
      stream: `account-${String(written % 41)}`,
      type: written % 4 === 0 ? 'Renamed' : 'StatusChanged',
      initiator: written % 5 === 0 ? 'ann' : null,
      data: written % 97 === 0 ? '{"broken":' : JSON.stringify({ status, name: `N${written % 7}` }),
    };
  });
const path = own.write('written', someEvents(1200));

async function wholeLog(): Promise<readonly RecordedEvent[]> {
  const { store } = await storeById('written');
  const { signal } = new AbortController();
  const all = { direction: 'forward', after: null, until: null } as const;
  const most = { limit: written, maxScanned: written, payload: 'full' } as const;
  return (await store.readLog({ all: [] }, all, { signal, ...most })).items;
}

/** A real process that keeps the index which searches of this one find. */
const startIndexer = ({ folder, identity }: IndexFile): ChildProcess =>
  fork('server/index/testing/index-child.ts', [path, folder, '', identity], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

/** Kills it after so many words of its own and a little later; it may end in the middle of anything. */
async function killAt(child: ChildProcess, moment: { words: number; later: number }) {
  for (let words = 0; words <= moment.words; words += 1) {
    await Promise.race([once(child, 'message'), sleep(words === 0 ? 20_000 : 200)]);
  }
  await sleep(moment.later);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const questions = fc.constantFrom(
  ...['type:Renamed', 'stream:account-7', 'initiator:ann', 'lost', 'data.status:open'],
  ...['change.status:open->shut', 'state.status:lost', 'was.name:N3', 'readable:false'],
);
const killing = fc.record({
  anew: fc.boolean(),
  more: fc.integer({ min: 10, max: 400 }),
  moment: fc.record({ words: fc.nat(5), later: fc.nat(40) }),
  asked: fc.array(fc.record({ q: questions, limit: fc.integer({ min: 20, max: 500 }) }), {
    minLength: 2,
    maxLength: 4,
  }),
});

/** A part is a beginning of the whole answer, and only the whole of it is called complete. */
function honest({ ids, coverage }: Part, all: readonly string[]): void {
  expect(ids).toStrictEqual(all.slice(0, ids.length));
  if (coverage.complete) expect(ids).toStrictEqual(all);
  if (coverage.index != null) expect(coverage.index.events).toBeLessThanOrEqual(written);
}

it('an indexer that is really killed while searches run makes none of them wrong or wrongly complete', async () => {
  const file = indexFileOf(await storeById('written'));
  const seen = { meanwhile: 0, indexed: 0 };
  const ask = async (log: readonly RecordedEvent[], { q, limit }: { q: string; limit: number }) => {
    const all = judged({ log, asked: parseQuery(q).query, head: log.length }, 'written');
    const ids = all.flatMap(({ event, truth }) => (truth === true ? [event.id] : [])).toReversed();
    const parts = await partsOf((cursor) =>
      searchEvents(callAs(), {
        ...{ store: 'written', q, limit },
        ...(cursor === null ? {} : { cursor }),
      }),
    );
    for (const part of parts) honest(part, ids);
    expect(parts.at(-1)?.ids, q).toStrictEqual(ids);
    const unknown = all.filter(({ truth }) => truth === 'unknown').length;
    expect(parts.at(-1)?.coverage.complete, q).toBe(unknown === 0);
    if (parts.some(({ coverage }) => coverage.index != null)) seen.indexed += 1;
  };
  await fc.assert(
    fc.asyncProperty(killing, async ({ anew, more, moment, asked }) => {
      writeStore(path, someEvents(more));
      if (anew) {
        await forgetIndex('written');
        removeFile(file);
      }
      const log = await wholeLog();
      let killed = false;
      const child = startIndexer(file);
      const end = killAt(child, moment).then(() => (killed = true));
      for (let turn = 0; !killed; turn += 1) {
        const next = asked[turn % asked.length];
        if (next !== undefined) await ask(log, next);
        seen.meanwhile += 1;
      }
      await end;
      for (const each of asked) await ask(log, each);
    }),
    // A part of an index is another one with each run: a smaller example would be another one too.
    { numRuns: runs, endOnFailure: true },
  );
  expect(seen.meanwhile).toBeGreaterThanOrEqual(runs);
  expect(seen.indexed).toBeGreaterThan(0);
}, 600_000);
