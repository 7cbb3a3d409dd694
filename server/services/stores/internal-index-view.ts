import 'server-only';
import { statSync } from 'node:fs';
import type { IndexView } from '@/lib/api/search-index.ts';
import { environment } from '@/server/env.ts';
import { indexFolder, wantedOf } from '@/server/index/index-of-store.ts';
import { findIndex, findRecentIndex } from '@/server/index/open-index.ts';
import type { IndexCoverage } from '@/server/index/port.ts';
import { pathOf } from '@/server/index/sqlite/open-file.ts';
import { unfitLedgers } from '@/server/index/unfit-ledgers.ts';
import { readReport } from '@/server/index/wishes.ts';
import { activeReducers } from '@/server/reducers/registry.ts';
import { inferred, type StoreReducers } from '@/server/reducers/stream-reducer.ts';
import type { OpenStore } from '@/server/stores/registry.ts';

/** A report older than this was left behind by a process that is gone. */
const freshMilliseconds = 15_000;

/** What is known of the index of a store. Nothing that is wrong with the index makes it fail. */
export async function indexViewOf(store: OpenStore): Promise<IndexView> {
  const { problem, ...coverage } = await coverageOf(store);
  const recent = String(await recentOf(store));
  const wanted = wantedOf(store);
  const said = wanted === 'on' ? reportOf(store.id) : { ...silent, state: wanted };
  return {
    ...{ ...coverage, recent },
    state: said.state,
    problem: problem ?? said.message,
    parts: environment().indexParts,
    rate: said.rate,
    bytes: String(bytesOf(store.id)),
  };
}

const silent = { state: 'waiting', message: null, rate: 0 } as const;

const empty = {
  ...{ events: '0', through: null, ledgerEvents: '0', ledgerThrough: null },
  ledgers: [],
};

type Coverage = Pick<
  IndexView,
  'events' | 'through' | 'ledgerEvents' | 'ledgerThrough' | 'ledgers' | 'problem'
>;

async function coverageOf(store: OpenStore): Promise<Coverage> {
  const found = await findIndex(store);
  if (found.kind !== 'open') {
    return { ...empty, problem: found.kind === 'broken' ? found.reason : null };
  }
  try {
    const coverage = await found.index.coverage();
    const { events, through, ledgerEvents, ledgerThrough } = coverage;
    return {
      ...{ events: String(events), through, problem: null },
      ...{ ledgerEvents: String(ledgerEvents), ledgerThrough },
      ledgers: ledgersIn(coverage, await activeReducers(store.id)),
    };
  } catch (error) {
    return { ...empty, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Those of categories that have, or had, a reducer. */
function ledgersIn(coverage: IndexCoverage, reducers: StoreReducers): IndexView['ledgers'] {
  const unfit = unfitLedgers(coverage, reducers);
  const known = new Map(coverage.ledgers.map((ledger) => [ledger.category, ledger.reducer]));
  return [...new Set([...known.keys(), ...unfit.keys()])].sort().map((category) => {
    const { kind, key } = known.get(category) ?? { kind: 'inferred', key: inferred.key };
    const share = unfit.get(category);
    return {
      ...{ category, madeBy: kind, hash: key === inferred.key ? null : key },
      ...{ current: share === undefined, derived: share ?? 100 },
    };
  });
}

/** Events of the index of the newest ones; it stands in, so that whatever is wrong with it is no trouble. */
async function recentOf(store: OpenStore): Promise<number> {
  const found = await findRecentIndex(store);
  if (found.kind !== 'open') return 0;
  return found.index.coverage().then(
    ({ events }) => events,
    () => 0,
  );
}

function reportOf(id: string): Pick<IndexView, 'state' | 'rate'> & { message: string | null } {
  const report = readReport(indexFolder());
  const stale = report === null || Date.now() - Date.parse(report.at) > freshMilliseconds;
  return stale ? silent : (report.stores[id] ?? silent);
}

const bytesOf = (store: string): number =>
  [false, true]
    .flatMap((recent) =>
      ['', '-wal'].map((end) => pathOf({ folder: indexFolder(), store, recent }) + end),
    )
    .reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
