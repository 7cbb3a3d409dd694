import { z } from 'zod';
import { bigText } from './views.ts';

/** The shape of a stream over time and version, for the time rail; grows while the first fold runs. */
export const railView = z.object({
  first: bigText.nullable(),
  last: bigText.nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Versions folded so far; `last` when done. */
  folded: bigText.nullable(),
  done: z.boolean(),
  /** Event counts over equal slices of time from `from` to `to`, of what is folded. */
  overTime: z.array(z.number()),
  /** Version at the end of each time slice, to map a click to a version. */
  versionAtSlice: z.array(bigText),
  /** Changes of the asked path. */
  marks: z.array(z.object({ version: bigText, recordedAt: z.string().nullable() })),
  /** Events recorded late, of what is folded: how many, and where they lie. */
  late: z.object({
    count: z.number(),
    /** One for each slice of time and each of versions that holds any; their times to the millisecond. */
    marks: z.array(z.object({ version: bigText, recordedAt: z.string().nullable() })),
  }),
});
export type RailView = z.infer<typeof railView>;
