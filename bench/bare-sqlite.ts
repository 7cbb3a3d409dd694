import Database from 'better-sqlite3';
import type { BareStore } from './bare-store.ts';
import { LONGEST_STREAM } from './events.ts';

const from = `FROM backstory_events WHERE stream_id = '${LONGEST_STREAM}'`;
const everyColumn = `position || '|' || event_id || '|' || stream_id || '|' || version || '|' || type ||
  '|' || recorded_at || '|' || correlation_id || '|' || data || '|' || metadata`;

type Row = readonly [data: string, ...rest: readonly unknown[]];

/** better-sqlite3 in this very thread. */
export function bareSqlite(file: string): BareStore {
  const database = new Database(file, { readonly: true });
  const logPage = database.prepare('SELECT * FROM backstory_events ORDER BY position DESC LIMIT ?');
  const streamPage = database.prepare(
    `SELECT * ${from} AND version < ? ORDER BY version DESC LIMIT ?`,
  );
  // Arrays, because naming seventeen columns a million times is no part of reading them.
  const everything = database.prepare<[], Row>(`SELECT data, * ${from} ORDER BY version`).raw();
  const lines = database
    .prepare<[], string>(`SELECT ${everyColumn} ${from} ORDER BY version`)
    .pluck();
  const timesAt = database
    .prepare<[string], string>(
      'SELECT recorded_at FROM json_each(?) CROSS JOIN backstory_events ON position = value ORDER BY position',
    )
    .pluck();
  return {
    names: {
      readStream: 'bare driver, every row',
      writeLines: 'rows as text by SQLite itself, bare driver',
    },
    logPage: (limit) => Promise.resolve(logPage.all(limit)),
    streamPage: (below, limit) => Promise.resolve(streamPage.all(below, limit)),
    readStream: (each = nothing) => {
      for (const [data] of everything.iterate()) each(data);
      return Promise.resolve();
    },
    writeLines: () => {
      let characters = 0;
      for (const line of lines.iterate()) characters += line.length;
      if (characters === 0) throw new Error('The longest stream has no events.');
      return Promise.resolve();
    },
    timesAt: (positions) => Promise.resolve(timesAt.all(JSON.stringify(positions))),
    close: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

const nothing = (): void => undefined;
