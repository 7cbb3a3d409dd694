import { setPriority } from 'node:os';
import process from 'node:process';
import { AppError } from '@/lib/errors.ts';
import { keepIndexes } from '@/server/index/indexer/keep-indexes.ts';

/** Those who read come first. */
const NICENESS = 10;

const ending = new AbortController();
const end = (): void => {
  ending.abort();
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
// The server that started us is gone.
process.on('disconnect', end);

setPriority(NICENESS);
keepIndexes(ending.signal).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof AppError ? `  The search index: ${error.message}` : error);
    process.exit(1);
  },
);
