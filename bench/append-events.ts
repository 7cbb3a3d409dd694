import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { Client } from 'pg';

/** Writes to a generated store as its owner would, and takes back what it wrote. */
export interface Appender {
  /** Commits one more event and answers its id. */
  append(): Promise<string>;
  /** Deletes every event that was appended, and closes. */
  undo(): Promise<void>;
}

/** For the store at a location as in BACKSTORY_STORES. */
export const openAppender = (location: string): Promise<Appender> =>
  location.startsWith('postgres') ? appenderToPostgres(location) : appenderToSqlite(location);

/** Each event is the newest one once more, with an id and places of its own. */
function appenderToSqlite(file: string): Promise<Appender> {
  const database = new Database(file);
  // As a store is kept that many read while it is written.
  database.pragma('journal_mode = WAL');
  const columns = database
    .prepare<[], string>("SELECT name FROM pragma_table_info('backstory_events')")
    .pluck()
    .all();
  const own: Readonly<Record<string, string>> = {
    position: 'position + 1',
    version: 'version + 1',
    event_id: '?',
  };
  const insert = database.prepare<[string]>(
    `INSERT INTO backstory_events (${columns.join(', ')})
     SELECT ${columns.map((name) => own[name] ?? name).join(', ')}
     FROM backstory_events ORDER BY position DESC LIMIT 1`,
  );
  const ids: string[] = [];
  return Promise.resolve({
    append: () => {
      const id = randomUUID();
      insert.run(id);
      ids.push(id);
      return Promise.resolve(id);
    },
    undo: () => {
      const remove = database.prepare<[string]>('DELETE FROM backstory_events WHERE event_id = ?');
      for (const id of ids) remove.run(id);
      database.close();
      return Promise.resolve();
    },
  });
}

async function appenderToPostgres(url: string): Promise<Appender> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const ids: string[] = [];
  return {
    append: async () => {
      const id = randomUUID();
      await client.query(
        `INSERT INTO message_store.messages (id, stream_name, position, type, data, metadata, time)
         SELECT $1, stream_name, position + 1, type, data, metadata, time
         FROM message_store.messages ORDER BY global_position DESC LIMIT 1`,
        [id],
      );
      ids.push(id);
      return id;
    },
    undo: async () => {
      await client.query('DELETE FROM message_store.messages WHERE id = ANY($1::uuid[])', [ids]);
      await client.query(
        `SELECT setval('message_store.messages_global_position_seq', max(global_position))
         FROM message_store.messages`,
      );
      await client.end();
    },
  };
}
