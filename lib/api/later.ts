import { z } from 'zod';
import { contract } from './contract.ts';

/** What a pinned moment leaves out of a store. */
export const readLater = contract({
  method: 'GET',
  path: '/api/stores/[store]/later',
  params: z.strictObject({ store: z.string() }),
  body: null,
  response: z.object({
    /** Recorded time of the last event that is shown; null: none is. */
    recordedAt: z.string().nullable(),
    /** Clocks ran backwards nearby, so time and order disagree. */
    skewed: z.boolean(),
    /** Events recorded after the moment. */
    later: z.number(),
    /** False: counting was given up at `later`, and there are more. */
    complete: z.boolean(),
  }),
});
