import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const wish = z.object({
  /** Asked for on screen or over the API, before what the settings say. */
  wanted: z.enum(['on', 'paused', 'off']),
  /** Changes when the index is to be made anew. */
  edition: z.string(),
});

/** What somebody asked of the index of one store. */
export type Wish = z.infer<typeof wish>;

const wishPath = (folder: string, store: string): string => join(folder, `${store}.wish.json`);

/** What was asked; null: nothing, so the settings count. A file that cannot be read says nothing. */
export function readWish(folder: string, store: string): Wish | null {
  const path = wishPath(folder, store);
  return existsSync(path) ? parsed(wish, readFileSync(path, 'utf8')) : null;
}

export function writeWish(folder: string, store: string, asked: Wish): void {
  writeWhole(wishPath(folder, store), asked, folder);
}

const report = z.object({
  /** When it was written, ISO 8601. */
  at: z.string(),
  stores: z.record(
    z.string(),
    z.object({
      state: z.enum(['indexing', 'following', 'failed']),
      /** Why it failed; null when it did not. */
      message: z.string().nullable(),
      /** Events taken in per second, lately. */
      rate: z.number(),
    }),
  ),
});

/** What the indexer says of itself now and then. */
export type IndexerReport = z.infer<typeof report>;

const reportPath = (folder: string): string => join(folder, 'indexer.json');

export function readReport(folder: string): IndexerReport | null {
  const path = reportPath(folder);
  return existsSync(path) ? parsed(report, readFileSync(path, 'utf8')) : null;
}

export function writeReport(folder: string, said: IndexerReport): void {
  writeWhole(reportPath(folder), said, folder);
}

/** Stores that have an index file. */
export function indexedStores(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const stores = readdirSync(folder).flatMap(
    (name) => /^([^.]+)(?:\.recent)?\.db$/.exec(name)?.[1] ?? [],
  );
  return [...new Set(stores)];
}

function parsed<Value>(schema: z.ZodType<Value>, text: string): Value | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return schema.safeParse(value).data ?? null;
}

/** A reader sees the old text or the new one, never a part. */
function writeWhole(path: string, value: unknown, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(value), { mode: 0o600 });
  renameSync(draft, path);
}
