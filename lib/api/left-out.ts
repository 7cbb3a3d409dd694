import { z } from 'zod';

/** Events that were there when a job was asked for, and are newer than the head it is pinned to. */
const leftOut = z.object({
  newer: z.number(),
  /** More than were counted. */
  more: z.boolean(),
  /** They were left out because the log was not final there yet; else because an older head was asked for. */
  provisional: z.boolean(),
});
export type LeftOut = z.infer<typeof leftOut>;

/** Null: by a version that did not count them. */
export const leftOutOrUnknown = leftOut.nullable().default(null);
