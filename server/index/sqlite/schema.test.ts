import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { wordsOf } from '@/lib/query/text-words.ts';
import { indexSchema } from './schema.ts';

const database = new Sqlite(':memory:');
database.exec(indexSchema);
database.exec("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, 'row')");
const add = database.prepare('INSERT INTO words (rowid, text) VALUES (1, ?)');
const remove = database.prepare('DELETE FROM words WHERE rowid = 1');
const terms = database.prepare<[], string>('SELECT term FROM vocabulary ORDER BY term').pluck();
const plain = fc
  .array(
    fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    { maxLength: 60 },
  )
  .map((some) => some.join(''));
afterAll(() => {
  database.close();
});

it('takes the words out of plain text that search finds in it', () => {
  fc.assert(
    fc.property(plain, (text) => {
      add.run(text);
      const kept = terms.all();
      remove.run();
      database.exec("INSERT INTO words (words) VALUES ('optimize')");
      expect(kept).toEqual([...new Set(wordsOf(text))].sort());
    }),
    { numRuns: 500 },
  );
});
