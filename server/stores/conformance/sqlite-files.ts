import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Harness, Opened, SeedEvent, SeedPayload, SeedSnapshot } from './harness.ts';
import type { LayoutGuess } from '../port.ts';
import { sqliteAdapter } from '../sqlite/adapter.ts';
import { Connection } from '../sqlite/connection.ts';

/** How a test writes the files of one layout. */
export interface FileLayout {
  readonly firstVersion: 0n | 1n;
  readonly cannot: Harness['cannot'];
  readonly shows?: Harness['shows'];
  /** A table of events, for the attempt to write. */
  readonly table: string;
  readonly schema: string;
  readonly insert: (database: Database.Database, seeds: readonly SeedEvent[]) => void;
  /** Saves a state; absent: the layout has no place for one. */
  readonly saveState?: (database: Database.Database, snapshot: SeedSnapshot) => void;
  /** What to open; by default the best guess. */
  readonly guess?: LayoutGuess;
}

export const storedPayload = (payload: SeedPayload | null): string | Uint8Array | null => {
  if (payload?.kind === 'json') return payload.text;
  return payload?.kind === 'bytes' ? payload.bytes : null;
};

/** A folder that lives as long as the test run's temporary files. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'backstory-'));

const soon = (): AbortSignal => AbortSignal.timeout(20_000);

/** A harness that writes each store into a file of its own, as an application would. */
export function fileHarness(layout: FileLayout): Harness {
  const folder = temporaryFolder();
  const paths = new WeakMap<Opened, string>();
  let files = 0;
  return {
    firstVersion: layout.firstVersion,
    cannot: layout.cannot,
    ...(layout.shows === undefined ? {} : { shows: layout.shows }),
    async open(seeds) {
      files += 1;
      const path = join(folder, `${files}.db`);
      create(path, layout);
      write(path, layout, seeds);
      const guess = layout.guess ?? (await bestGuess(path));
      const store = await sqliteAdapter.open({ path }, guess);
      const opened: Opened = {
        store,
        append: (added) => Promise.resolve(write(path, layout, added)),
        attemptWrite: () => attemptWrite(path, layout.table),
        close: () => store.close(),
      };
      paths.set(opened, path);
      return opened;
    },
    snapshots: snapshotsOf(layout, (opened) => paths.get(opened) ?? ''),
    lateCommit: { because: 'SQLite lets one writer work at a time' },
    openBroken() {
      const path = join(folder, 'not-there-secret.db');
      const guess = { layout: 'backstory', title: '', confidence: 1, reasons: [], parameters: {} };
      return { attempt: sqliteAdapter.open({ path }, guess), secrets: [path, 'not-there-secret'] };
    },
    timeOut: { because: 'the limit is long; the test of the connection has a short one' },
  };
}

function snapshotsOf(
  { saveState }: FileLayout,
  pathOf: (opened: Opened) => string,
): Harness['snapshots'] {
  if (saveState === undefined) return { because: 'the layout has no place for them' };
  return {
    keeps: 'every',
    keepsTime: true,
    save(opened, snapshot) {
      const database = new Database(pathOf(opened));
      saveState(database, snapshot);
      database.close();
      return Promise.resolve();
    },
  };
}

function create(path: string, { schema }: FileLayout): void {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.exec(schema);
  database.close();
}

function write(path: string, { insert }: FileLayout, seeds: readonly SeedEvent[]): void {
  const database = new Database(path);
  database.transaction(() => insert(database, seeds))();
  database.close();
}

export async function bestGuess(path: string): Promise<LayoutGuess> {
  const [guess] = await sqliteAdapter.detect({ path }, soon());
  if (guess === undefined) throw new Error('nothing was detected');
  return guess;
}

async function attemptWrite(path: string, table: string): Promise<void> {
  const connection = new Connection(path);
  try {
    await connection.query({ sql: `DELETE FROM ${table} RETURNING 1`, params: [] }, soon());
  } finally {
    await connection.close();
  }
}
