import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describeEventStore } from '../../conformance/describe-event-store.ts';
import type { Harness, SeedEvent, SeedPayload } from '../../conformance/harness.ts';
import { sqliteAdapter } from '../adapter.ts';
import { Connection } from '../connection.ts';
import { backstorySchema } from './backstory-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-'));
let files = 0;

const stored = (payload: SeedPayload | null): string | Uint8Array | null => {
  if (payload?.kind === 'json') return payload.text;
  return payload?.kind === 'bytes' ? payload.bytes : null;
};

const eventRow = (seed: SeedEvent): readonly unknown[] => [
  seed.id,
  seed.streamId,
  seed.category,
  seed.version,
  seed.type,
  seed.schemaVersion,
  seed.recordedAt,
  seed.correlationId,
  seed.causationId,
  seed.initiator,
  JSON.stringify(seed.tags),
  stored(seed.data),
  stored(seed.metadata),
  seed.data.kind === 'erased' ? 1 : 0,
];

/** Writes as an application would: one transaction, the row of the stream kept with its events. */
function write(path: string, seeds: readonly SeedEvent[]): void {
  const database = new Database(path);
  const insert = database.prepare(
    `INSERT INTO backstory_events (event_id, stream_id, category, version, type, schema_version,
     recorded_at, correlation_id, causation_id, initiator, tags, data, metadata, erased)
     VALUES (${Array(14).fill('?').join(', ')})`,
  );
  const summarise = database.prepare(
    `INSERT INTO backstory_streams VALUES (@stream, @category, 1, @version, @version, @position, @time)
     ON CONFLICT (stream_id) DO UPDATE SET events = events + 1, last_version = @version,
     last_position = @position, last_recorded_at = @time`,
  );
  database.transaction(() => {
    for (const seed of seeds) {
      const { lastInsertRowid } = insert.run(...eventRow(seed));
      summarise.run({
        stream: seed.streamId,
        category: seed.category,
        version: seed.version,
        position: lastInsertRowid,
        time: seed.recordedAt,
      });
    }
  })();
  database.close();
}

const harness: Harness = {
  firstVersion: 1n,
  cannot: {},
  async open(seeds) {
    files += 1;
    const path = join(folder, `${files}.db`);
    const database = new Database(path);
    database.pragma('journal_mode = WAL');
    database.exec(backstorySchema);
    database.close();
    write(path, seeds);
    const [guess] = await sqliteAdapter.detect({ path }, AbortSignal.timeout(5000));
    if (guess === undefined) throw new Error('nothing was detected');
    const store = await sqliteAdapter.open({ path }, guess);
    return {
      store,
      append: (added) => Promise.resolve(write(path, added)),
      attemptWrite: async () => {
        const connection = new Connection(path);
        const sql = `DELETE FROM backstory_events RETURNING position`;
        try {
          await connection.query({ sql, params: [] }, AbortSignal.timeout(5000));
        } finally {
          await connection.close();
        }
      },
      close: () => store.close(),
    };
  },
  lateCommit: { because: 'SQLite lets one writer work at a time' },
  openBroken() {
    const path = join(folder, 'not-there-secret.db');
    const guess = { layout: 'backstory', title: '', confidence: 1, reasons: [], parameters: {} };
    return { attempt: sqliteAdapter.open({ path }, guess), secrets: [path, 'not-there-secret'] };
  },
  timeOut: { because: 'a statement that takes ten seconds would make the suite wait' },
};

describeEventStore('SQLite: backstory', harness);
