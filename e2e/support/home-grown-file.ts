import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * A SQLite file as somebody may have at home: one table of their own design, its column names known
 * to nobody, with type and time wrapped inside the JSON; and one of states, of which one is wrong.
 */
export function homeGrownFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'backstory-e2e-')), 'kennel.db');
  const file = new Database(path);
  file.exec(
    'CREATE TABLE happenings (n INTEGER PRIMARY KEY, dog TEXT NOT NULL, what TEXT NOT NULL)',
  );
  const insert = file.prepare('INSERT INTO happenings (dog, what) VALUES (?, ?)');
  const steps = ['Arrived', 'Fed', 'Walked', 'Adopted'];
  for (const dog of ['dog-rex', 'dog-fido']) {
    steps.forEach((kind, day) => {
      const at = `2026-03-0${day + 1}T09:00:00Z`;
      insert.run(
        dog,
        JSON.stringify({ kind, at, body: { status: kind.toLowerCase(), by: 'ina' } }),
      );
    });
  }
  file.exec('CREATE TABLE kennel_cards (dog TEXT, so_far INTEGER, card TEXT)');
  const card = JSON.stringify({ status: 'fed', by: 'tom' });
  file.prepare('INSERT INTO kennel_cards VALUES (?, ?, ?)').run('dog-rex', 2, card);
  file.close();
  return path;
}
