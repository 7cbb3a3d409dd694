import { z } from 'zod';
import { bigText } from './views.ts';

/** A stream in which the condition held. */
export const truthFound = z.object({
  stream: z.string(),
  intervals: z.number(),
  first: bigText,
  firstAt: z.string().nullable(),
  firstType: z.string(),
  last: bigText,
  now: z.boolean(),
  /** Null where a boundary has no time. */
  seconds: z.number().nullable(),
});
export type TruthFound = z.infer<typeof truthFound>;
