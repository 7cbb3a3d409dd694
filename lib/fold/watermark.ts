import { AppError } from '@/lib/errors.ts';

/** Stands on everything that was made from a private branch. */
export const watermark = 'what if – not what happened';

/** Made from a branch: nobody recorded it. */
export type WhatIf<T> = T & { readonly watermark: typeof watermark };

/** Never made from a branch, as whatever attests what happened demands. */
export type Happened<T> = T & { readonly watermark?: never };

/** The same, marked; the mark travels wherever it is copied with its fields. */
export const whatIf = <T extends object>(value: T): WhatIf<T> => ({ ...value, watermark });

/**
 * Lets through only what happened: the last guard before something leaves as history, for what the type
 * could not see because it was copied, stored or sent. Throws `unsupported`.
 */
export function happened<T extends object>(value: Happened<T>): T {
  if ('watermark' in value) {
    throw new AppError(
      'unsupported',
      'This was made from a what-if branch, so it is no history: it cannot be exported or attested.',
    );
  }
  return value;
}
