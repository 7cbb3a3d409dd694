import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { followStore } from '@/server/index/indexer/follow-store.ts';
import { openToWrite, type IndexFile } from '@/server/index/sqlite/open-file.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { Bench, Measure } from '../bench.ts';
import { compare } from '../measure.ts';

const mostEvents = 100_000;
const batch = 1000;

/** The oldest events of the log into an index of their own, beside their data into a bare FTS5 table. */
export const indexBuild: Measure = async (bench) => {
  const events = Math.min(mostEvents, Number(bench.last - bench.first) + 1);
  const texts = await dataOf(bench, events);
  return [
    await compare({
      operation: `index build, words of ${events} events`,
      state: 'cold',
      limitName: 'FTS5 alone, as many texts of data',
      limit: () => inFolder((folder) => Promise.resolve(insertBare(folder, texts))),
      ours: () => inFolder((folder) => build(bench.store, folder, events)),
      ratio: 1.25,
      runs: bench.runs(5),
    }),
  ];
};

/** Takes the store into an index until at least so many events are in. */
export async function buildIndex(
  store: EventStore,
  file: IndexFile,
  events: number,
): Promise<void> {
  const index = openToWrite(file);
  const enough = new AbortController();
  try {
    await followStore({
      store,
      index,
      signal: enough.signal,
      onStep: (_live, indexed) => {
        if (indexed >= events) enough.abort();
      },
    });
  } finally {
    await index.close();
  }
}

/** As `buildIndex`, and its words in one piece, as an indexer leaves them that has nothing else to do. */
export async function buildTidyIndex(
  store: EventStore,
  file: IndexFile,
  events: number,
): Promise<void> {
  await buildIndex(store, file, events);
  const index = openToWrite(file);
  try {
    while (await index.tidy());
  } finally {
    await index.close();
  }
}

const build = (store: EventStore, folder: string, events: number): Promise<void> =>
  buildIndex(store, { folder, store: 'bench', identity: 'bench' }, events);

async function dataOf({ bare }: Bench, most: number): Promise<readonly string[]> {
  const texts: string[] = [];
  await bare.readStream((data) => {
    if (texts.length < most) texts.push(data);
  });
  return texts;
}

function insertBare(folder: string, texts: readonly string[]): void {
  const database = new Sqlite(join(folder, 'bare.db'));
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.exec(
      "CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, tokenize='ascii')",
    );
    const add = database.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
    const addBatch = database.transaction((from: number) => {
      for (const [index, text] of texts.slice(from, from + batch).entries()) {
        add.run(from + index + 1, text);
      }
    });
    for (let from = 0; from < texts.length; from += batch) addBatch(from);
  } finally {
    database.close();
  }
}

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-index-'));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
