import { z } from 'zod';

const count = z.int().nonnegative();

/** Raised whenever a file holds something else than before: what was kept under another number is made anew. */
export const fileFormat = 2;

export const fileHeader = z.strictObject({
  format: z.literal(fileFormat),
  identity: z.string(),
  /** Of the bytes of a number. */
  order: z.enum(['LE', 'BE']),
  checkpoints: count,
  events: count,
  /** Numbers in the runs of versions. */
  runs: count,
});

/** What a file says of itself before anything else. */
export type FileHeader = z.infer<typeof fileHeader>;
