import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerFollower } from '@/server/index/indexer/ledger-follower.ts';
import { openToWrite, type IndexFile } from '@/server/index/sqlite/open-file.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { Measure } from '../bench.ts';
import { compare } from '../measure.ts';
import { buildIndex } from './index-build.ts';

const mostEvents = 50_000;

/** What the oldest events altered, taken into an index that has their words, beside taking in the words. */
export const ledgerBuild: Measure = async (bench) => {
  const events = Math.min(mostEvents, bench.events);
  const folder = mkdtempSync(join(tmpdir(), 'bench-ledger-'));
  let made = 0;
  const file = (): IndexFile => ({ folder, store: `bench-${made}`, identity: 'bench' });
  try {
    return [
      await compare({
        operation: `change ledger of ${events} events`,
        state: 'cold',
        limitName: 'the words of the same events',
        limit: () => {
          made += 1;
          return buildIndex(bench.store, file(), events);
        },
        ours: () => buildLedger(bench.store, file()),
        ratio: 2,
        runs: bench.runs(3),
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** As far as the words go. */
async function buildLedger(store: EventStore, file: IndexFile): Promise<void> {
  const index = openToWrite(file);
  const { signal } = new AbortController();
  const reducers = () => Promise.resolve(new Map());
  const follower = new LedgerFollower({ store, index, signal, reducers });
  try {
    while (await follower.step());
    const { events, ledgerEvents } = await index.coverage();
    if (ledgerEvents < events) throw new Error('The ledger ends before the words do.');
  } finally {
    follower.close();
    await index.close();
  }
}
