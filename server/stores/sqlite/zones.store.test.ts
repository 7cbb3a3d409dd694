import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { tableMapping } from '@/lib/events/table-mapping.ts';
import { instant } from '@/lib/events/ids.ts';
import { everything, quiet, walkLog } from '../conformance/suite.ts';
import { sqliteAdapter } from './adapter.ts';

const path = join(mkdtempSync(join(tmpdir(), 'backstory-')), 'zones.db');
const times = [
  '2026-03-29 01:59',
  '2026-03-29 03:00',
  '2026-07-01T12:00:00+00:00',
  '2026-10-25 02:30',
];

function write(): void {
  const database = new Database(path);
  database.exec(
    'CREATE TABLE log (no INTEGER PRIMARY KEY, entity TEXT, kind TEXT, at TEXT, body TEXT)',
  );
  const insert = database.prepare(
    "INSERT INTO log (entity, kind, at, body) VALUES ('s', 'T', ?, '{}')",
  );
  for (const time of times) insert.run(time);
  database.close();
}

const openIn = (zone: string) => {
  const column = (name: string) => ({ column: name });
  const parameters = tableMapping.parse({
    table: 'log',
    streamId: column('entity'),
    type: column('kind'),
    recordedAt: column('at'),
    data: column('body'),
  });
  const guess = { layout: 'mapped', title: '', confidence: 1, reasons: [] };
  return sqliteAdapter.open({ path }, { ...guess, parameters: { ...parameters, zone } });
};

it('reads times without a zone in the configured one, on both sides of its clock changes', async () => {
  write();
  const store = await openIn('Europe/Berlin');
  const events = await walkLog(store, everything);
  const located = await store.locate(instant('2026-03-29T00:59:30Z'), null, quiet);
  await store.close();
  expect(events.map(({ recordedAt, zoneTaken }) => [recordedAt, zoneTaken ?? 'its own'])).toEqual([
    ['2026-03-29T00:59:00Z', 'Europe/Berlin'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin'],
    ['2026-07-01T12:00:00Z', 'its own'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin'],
  ]);
  expect(located?.recordedAt).toBe('2026-03-29T00:59:00Z');
});

it('refuses a zone that engines understand differently', async () => {
  await expect(openIn('-05:00')).rejects.toMatchObject({ code: 'invalid_input' });
});
