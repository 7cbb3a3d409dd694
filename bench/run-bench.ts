import { cpus, loadavg, totalmem } from 'node:os';
import { closeBench, openPostgresBench, openSqliteBench, type BenchOptions } from './open-bench.ts';
import { measured } from './measured/all.ts';
import type { Bench } from './bench.ts';
import type { Finding } from './measure.ts';
import { preparePostgres, prepareSqlite } from './prepare-data.ts';
import { table } from './table.ts';

export const storeKinds = ['sqlite', 'postgres'] as const;
export type StoreKind = (typeof storeKinds)[number];

export interface BenchRun {
  /** Where generated stores and the access log of the measurement are kept. */
  readonly folder: string;
  /** Events of the longest stream. */
  readonly longest: number;
  readonly stores: readonly StoreKind[];
  /** Names of `measured`; empty: all. */
  readonly only: readonly string[];
  /** A tenth of the runs. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

export interface Report {
  readonly machine: string;
  /** Processes that wanted a processor in the last minute: above their number, figures are too high. */
  readonly load: number;
  readonly store: string;
  readonly findings: readonly Finding[];
}

/**
 * Measures what was asked for, store by store. Sets `BACKSTORY_DATA` and `BACKSTORY_STORES`, so it
 * runs once per process and before anything else has read them.
 */
export async function runBench(run: BenchRun): Promise<readonly Report[]> {
  const names = chosen(run.only);
  const prepared: Prepared[] = [];
  try {
    for (const kind of run.stores) prepared.push(await prepare[kind](run));
    process.env['BACKSTORY_DATA'] = run.folder;
    process.env['BACKSTORY_STORES'] = JSON.stringify(prepared.map(({ location }) => location));
    const reports: Report[] = [];
    for (const each of prepared) {
      const report = await measureStore(each, names, run);
      run.say(printed(report));
      reports.push(report);
    }
    return reports;
  } finally {
    for (const { stop } of prepared) await stop();
  }
}

const printed = ({ store, machine, load, findings }: Report): string =>
  `\n${store}, ${machine}, load ${load.toFixed(1)}\n\n${table(findings)}\n`;

/** A store with its data in place. */
interface Prepared {
  readonly location: string;
  readonly open: (options: BenchOptions) => Promise<Bench>;
  readonly stop: () => Promise<void>;
}

const prepare: Readonly<Record<StoreKind, (run: BenchRun) => Promise<Prepared>>> = {
  sqlite: (run) =>
    Promise.resolve({
      location: prepareSqlite(run),
      open: openSqliteBench,
      stop: () => Promise.resolve(),
    }),
  postgres: async (run) => {
    const { url, stop } = await preparePostgres(run);
    return { location: url, open: openPostgresBench, stop };
  },
};

async function measureStore(
  { location, open }: Prepared,
  names: readonly string[],
  run: BenchRun,
): Promise<Report> {
  const bench = await open({ location, runs: runsOf(run) });
  try {
    return await measure(bench, names, run.say);
  } finally {
    await closeBench(bench);
  }
}

function chosen(only: readonly string[]): readonly string[] {
  const names = Object.keys(measured);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`Nothing is named ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  }
  return only.length > 0 ? names.filter((name) => only.includes(name)) : names;
}

const runsOf =
  ({ quick }: BenchRun) =>
  (wanted: number): number =>
    quick ? Math.ceil(wanted / 10) : wanted;

async function measure(
  bench: Bench,
  names: readonly string[],
  say: BenchRun['say'],
): Promise<Report> {
  const findings: Finding[] = [];
  for (const name of names) {
    say(`  ${bench.title}: ${name} …`);
    findings.push(...((await measured[name]?.(bench)) ?? []));
  }
  return { machine: machine(), load: loadavg()[0] ?? 0, store: bench.title, findings };
}

function machine(): string {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const model = processors[0]?.model ?? 'unknown processor';
  return `${processors.length} × ${model}, ${gigabytes} GB, Node ${process.version}`;
}
