import { z } from 'zod';
import { contract } from './contract.ts';
import { bigText, fidelityView } from './views.ts';

const byStream = z.strictObject({ store: z.string(), stream: z.string() });

/** What was believed about a path: a row for each moment of knowing, a cell for each time it is about. */
export const readBeliefs = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/beliefs',
  params: byStream.extend({ path: z.string() }),
  body: null,
  response: z.object({
    path: z.string(),
    /** Times the cells of each row are about, ascending. */
    abouts: z.array(z.string()),
    rows: z.array(
      z.object({
        /** Everything recorded up to this version is known. */
        version: bigText,
        recordedAt: z.string().nullable(),
        /** When the next row's event was recorded; null: known now. */
        until: z.string().nullable(),
        cells: z.array(
          z.object({
            /** Lossless JSON text; null = the path was not there. */
            value: z.string().nullable(),
            /** The event that made it so; null: nothing had happened yet. */
            setBy: bigText.nullable(),
            eventType: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** Events that changed the path and have no row. */
    further: z.number(),
    /** Versions the stream does not have, of which nobody knows when they happened. */
    missing: z.array(z.string()),
    fidelity: fidelityView,
  }),
});
