import { ANCHOR_DAY, populate } from './business/customers.ts';
import { keepBooks } from './business/ledger.ts';
import { grantRoles } from './business/roles.ts';
import { Journal, type Row, type StoreName } from './core/journal.ts';
import { newWorld } from './core/world.ts';
import type { Snapshot } from './core/write-store.ts';
import { longStream, reservedNumbers } from './stories.ts';
import { tellStories } from './stories/all.ts';
import { accountSnapshots, billingSnapshots } from './stories/snapshots.ts';

export interface DemoOptions {
  readonly seed: string;
  /** 1 for the whole demo; less makes fewer customers and a shorter ledger, never fewer stories. */
  readonly scale: number;
}

export interface DemoStore {
  readonly rows: readonly Row[];
  readonly snapshots: readonly Snapshot[];
}

const CUSTOMERS = 1200;

function inOrder(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => a.at - b.at);
}

/** All events of the three stores, the same for the same options. */
export function generateDemo(options: DemoOptions): Readonly<Record<StoreName, DemoStore>> {
  const journal = new Journal();
  const world = newWorld(journal, reservedNumbers);
  populate(world, {
    seed: options.seed,
    customers: Math.max(12, Math.round(CUSTOMERS * options.scale)),
    reserved: reservedNumbers.accounts,
    anchor: { number: 1042, day: ANCHOR_DAY },
  });
  const business = journal.rows();
  const events = Math.round(longStream.events * options.scale);
  keepBooks({ journal, seed: options.seed, stream: longStream.stream, events }, business);
  grantRoles(journal, options.seed);
  tellStories(world);
  const rows = inOrder([...business, ...journal.rows()]);
  const of = (name: StoreName): readonly Row[] => rows.filter((row) => row.store === name);
  const [accounts, orders, billing] = [of('accounts'), of('orders'), of('billing')];
  return {
    accounts: { rows: accounts, snapshots: accountSnapshots(accounts) },
    orders: { rows: orders, snapshots: [] },
    billing: { rows: billing, snapshots: billingSnapshots(billing) },
  };
}
