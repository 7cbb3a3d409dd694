import 'server-only';
import { statSync } from 'node:fs';
import type { IndexView } from '@/lib/api/search-index.ts';
import { indexFolder, wantedOf } from '@/server/index/index-of-store.ts';
import { findIndex } from '@/server/index/open-index.ts';
import { pathOf } from '@/server/index/sqlite/open-file.ts';
import { readReport } from '@/server/index/wishes.ts';
import type { OpenStore } from '@/server/stores/registry.ts';

/** A report older than this was left behind by a process that is gone. */
const freshMilliseconds = 15_000;

/** What is known of the index of a store. Nothing that is wrong with the index makes it fail. */
export async function indexViewOf(store: OpenStore): Promise<IndexView> {
  const { problem, ...coverage } = await coverageOf(store);
  const wanted = wantedOf(store);
  const said = wanted === 'on' ? reportOf(store.id) : { ...silent, state: wanted };
  return {
    ...coverage,
    state: said.state,
    problem: problem ?? said.message,
    rate: said.rate,
    bytes: String(bytesOf(store.id)),
  };
}

const silent = { state: 'waiting', message: null, rate: 0 } as const;

const empty = { events: '0', through: null, ledgerEvents: '0', ledgerThrough: null };

type Coverage = Pick<
  IndexView,
  'events' | 'through' | 'ledgerEvents' | 'ledgerThrough' | 'problem'
>;

async function coverageOf(store: OpenStore): Promise<Coverage> {
  const found = await findIndex(store);
  if (found.kind !== 'open') {
    return { ...empty, problem: found.kind === 'broken' ? found.reason : null };
  }
  try {
    const { events, through, ledgerEvents, ledgerThrough } = await found.index.coverage();
    return {
      ...{ events: String(events), through, problem: null },
      ...{ ledgerEvents: String(ledgerEvents), ledgerThrough },
    };
  } catch (error) {
    return { ...empty, problem: error instanceof Error ? error.message : String(error) };
  }
}

function reportOf(id: string): Pick<IndexView, 'state' | 'rate'> & { message: string | null } {
  const report = readReport(indexFolder());
  const stale = report === null || Date.now() - Date.parse(report.at) > freshMilliseconds;
  return stale ? silent : (report.stores[id] ?? silent);
}

const bytesOf = (store: string): number =>
  ['', '-wal']
    .map((end) => pathOf({ folder: indexFolder(), store }) + end)
    .reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
