import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Version } from '@/lib/events/ids.ts';

export interface FoldProgress {
  readonly folded: number;
  readonly version: Version | null;
  readonly done: boolean;
  readonly failure: string | null;
}

/** What a reader is told of a fold that failed. */
export const failureWords = (failure: unknown): string =>
  failure instanceof AppError ? failure.message : 'Something went wrong here.';

export const failureError = (failure: unknown): Error =>
  failure instanceof Error ? failure : new AppError('internal', 'The fold failed.');
