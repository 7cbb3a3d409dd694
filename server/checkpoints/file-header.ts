import { z } from 'zod';

const count = z.int().nonnegative();

export const fileHeader = z.strictObject({
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
