import type Database from 'better-sqlite3';
import { eventId } from '@/lib/events/ids.ts';
import { tableMapping } from '@/lib/events/table-mapping.ts';
import type { SeedEvent } from '../../conformance/harness.ts';
import { storedPayload, type FileLayout } from '../../conformance/sqlite-files.ts';

const guessOf = (mapping: Parameters<typeof tableMapping.parse>[0]) => ({
  layout: 'mapped',
  title: 'mapped',
  confidence: 0.5,
  reasons: [],
  parameters: tableMapping.parse(mapping),
});
const column = (name: string) => ({ column: name });
const inBody = (...path: string[]) => ({ column: 'body', path });

const microseconds = (at: string): bigint =>
  BigInt(Date.parse(`${at.slice(0, 19)}Z`)) * 1000n + BigInt(at.slice(20, 26));

function flatRow(seed: SeedEvent): readonly unknown[] {
  return [
    seed.id,
    seed.streamId,
    seed.category,
    seed.version,
    seed.type,
    seed.schemaVersion,
    microseconds(seed.recordedAt),
    seed.correlationId,
    seed.causationId,
    seed.initiator,
    storedPayload(seed.data),
  ];
}

/** A column for everything. */
export const mappedFile: FileLayout = {
  firstVersion: 1n,
  cannot: {
    erased: 'no column says so',
    tags: 'no column holds them',
  },
  table: '"my ""events"""',
  schema: `CREATE TABLE "my ""events""" (
    "row id" INTEGER PRIMARY KEY, uid TEXT, thing TEXT, sort TEXT, no INTEGER, what TEXT,
    shape TEXT, "when" INTEGER, conversation TEXT, cause TEXT, who TEXT, body TEXT);
    CREATE TABLE "saved 'states'" (thing TEXT, no INTEGER, sort TEXT, "when" INTEGER, body BLOB,
      PRIMARY KEY (thing, no)) WITHOUT ROWID;
    CREATE INDEX things ON "my ""events""" (thing, no)`,
  insert(database, seeds) {
    const insert = database.prepare(
      `INSERT INTO "my ""events""" (uid, thing, sort, no, what, shape, "when", conversation, cause, who, body)
       VALUES (${Array(11).fill('?').join(', ')})`,
    );
    for (const seed of seeds) insert.run(...flatRow(seed));
  },
  saveState(database, snapshot) {
    database
      .prepare(`INSERT INTO "saved 'states'" VALUES (?, ?, ?, ?, ?)`)
      .run(
        snapshot.streamId,
        snapshot.version,
        snapshot.category,
        microseconds(snapshot.recordedAt),
        Buffer.from(snapshot.text),
      );
  },
  guess: guessOf({
    table: 'my "events"',
    position: 'row id',
    eventId: column('uid'),
    streamId: column('thing'),
    category: column('sort'),
    version: column('no'),
    type: column('what'),
    schemaVersion: column('shape'),
    recordedAt: column('when'),
    recordedAs: 'microseconds',
    correlationId: column('conversation'),
    causationId: column('cause'),
    initiator: column('who'),
    data: column('body'),
    snapshots: {
      table: "saved 'states'",
      streamId: column('thing'),
      version: column('no'),
      type: column('sort'),
      recordedAt: column('when'),
      recordedAs: 'microseconds',
      data: column('body'),
    },
  }),
};

/** To its columns and indexes, "a" is "A". */
export const carelessFile: FileLayout = {
  ...mappedFile,
  schema: `${mappedFile.schema.replace(/\b(thing|sort|what|uid|conversation|who) TEXT/g, '$1 TEXT COLLATE NOCASE')};
    CREATE INDEX whats ON "my ""events""" (what); CREATE INDEX uids ON "my ""events""" (uid)`,
};

function insertWrapped(database: Database.Database, seeds: readonly SeedEvent[]): void {
  const insert = database.prepare('INSERT INTO wrapped VALUES (?, ?)');
  for (const seed of seeds) {
    const head = JSON.stringify({
      type: seed.type,
      shape: seed.schemaVersion,
      at: seed.recordedAt,
      correlationId: seed.correlationId,
      causationId: seed.causationId,
      userId: seed.initiator,
    });
    const data = storedPayload(seed.data);
    const part = typeof data === 'string' ? `, "data": ${data}` : '';
    insert.run(seed.streamId, `{"head": {"no": ${seed.version}, ${head.slice(1)}${part}}`);
  }
}

/** Type and version inside the payload. */
export const wrappedFile: FileLayout = {
  firstVersion: 1n,
  cannot: {
    'exact-text': 'a part of a payload is printed anew',
    'invalid-json': 'the wrapping payload would be none',
    bytes: 'JSON holds no bytes',
    erased: 'no key says so',
    tags: 'no key holds them',
    'own-ids': 'no key holds them',
  },
  shows: (seed) => ({ id: eventId(`${seed.streamId}@${seed.version}`) }),
  table: 'wrapped',
  schema: 'CREATE TABLE wrapped (stream_name TEXT, body TEXT); CREATE TABLE saved (body TEXT)',
  saveState(database, { streamId, version, text, recordedAt }) {
    const body = `{"of":"${streamId}","upTo":${version},"at":"${recordedAt}","state":${text}}`;
    database.prepare(`INSERT INTO saved VALUES ('no json'), ('{"upTo":"none"}'), (?)`).run(body);
  },
  insert: insertWrapped,
  guess: guessOf({
    table: 'wrapped',
    streamId: column('stream_name'),
    categoryBefore: '-',
    version: inBody('head', 'no'),
    type: inBody('head', 'type'),
    schemaVersion: inBody('head', 'shape'),
    recordedAt: inBody('head', 'at'),
    data: inBody('data'),
    metadata: inBody('head'),
    snapshots: {
      table: 'saved',
      streamId: inBody('of'),
      version: inBody('upTo'),
      recordedAt: inBody('at'),
      data: inBody('state'),
    },
  }),
};
