import type Sqlite from 'better-sqlite3';
import type { WriterStatements } from './writer-statements.ts';

/** Pages of 4 kB that one step writes. */
const pagesAtOnce = 1000n;
const fewestEvents = 20_000;
/** Merged again when it has grown by this part, so that every event is written a few times in all. */
const growth = 0.25;

/**
 * Every batch leaves a segment of words of its own, and what looks for a word looks into each of them. One step of
 * merging them all into one, as FTS5's `merge` does it: a negative number puts them into one level, after
 * which positive ones go on. True while there is more to do.
 */
export function tidyWords(database: Sqlite.Database, run: WriterStatements): boolean {
  const { mergeWords, grams } = run;
  if (tidySegments(database, run, { merge: mergeWords, name: '' })) return true;
  return grams !== null && tidySegments(database, run, { merge: grams.merge, name: '-grams' });
}

interface Segments {
  readonly merge: WriterStatements['mergeWords'];
  /** What is kept of them ends with this. */
  readonly name: string;
}

function tidySegments(
  database: Sqlite.Database,
  run: WriterStatements,
  { merge, name }: Segments,
): boolean {
  const kept = (of: string): number => Number(run.kept.get(of) ?? 0);
  const [tidied, tidying] = [`tidied${name}`, `tidying${name}`];
  const [events, done, begun] = [kept('events'), kept(tidied), kept(tidying)];
  if (begun === 0) {
    if (events < done + Math.max(fewestEvents, done * growth)) return false;
    merge.run(-pagesAtOnce);
    run.keep.run(tidying, String(events));
    return true;
  }
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck();
  const before = changes.get() ?? 0;
  merge.run(pagesAtOnce);
  // Less than two changes: nothing was left to merge.
  if ((changes.get() ?? 0) - before >= 2) return true;
  run.keep.run(tidied, String(begun));
  run.drop.run(tidying);
  return false;
}
