import { getPriority, setPriority } from 'node:os';
import process from 'node:process';
import { AppError } from '@/lib/errors.ts';
import { keepIndexes } from '@/server/index/indexer/keep-indexes.ts';
import { nicerThan } from './serve/niceness.ts';

const ending = new AbortController();
const end = (): void => {
  ending.abort();
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
// The server that started us is gone.
process.on('disconnect', end);

// We begin with the niceness of the server that started us.
setPriority(nicerThan(getPriority()));
keepIndexes(ending.signal).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof AppError ? `  The search index: ${error.message}` : error);
    process.exit(1);
  },
);
