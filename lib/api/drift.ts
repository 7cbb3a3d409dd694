import { z } from 'zod';
import { contract } from './contract.ts';
import { reducerChoice } from './reducer-choice.ts';
import { bigText, changeView, snapshotVerdict, wholenessView } from './views.ts';

export const driftView = z.object({
  verdict: snapshotVerdict,
  /** Why nothing can be said; null where something is. */
  unknown: z
    .enum([
      /** The store keeps no snapshots. */
      'not_kept',
      /** It has none of this stream at or before the moment. */
      'none_yet',
      /** Its content is no JSON. */
      'unreadable',
      /** The fold did not come to its version. */
      'not_reached',
    ])
    .nullable(),
  /** The newest snapshot at or before the moment; null where there is none. */
  snapshotVersion: bigText.nullable(),
  recordedAt: z.string().nullable(),
  /** What the store calls its kind. */
  type: z.string().nullable(),
  /** `before` stands in the snapshot, `after` is what the events say. */
  changes: z.array(changeView),
  /** How the state that was compared was made; null where none was. */
  fidelity: wholenessView.nullable(),
});
export type DriftView = z.infer<typeof driftView>;

/** Our fold against the newest snapshot that the store itself saved at or before a moment. */
export const readDrift = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/drift',
  params: z.strictObject({
    store: z.string(),
    stream: z.string(),
    at: z.string().optional(),
    reducer: reducerChoice,
  }),
  body: null,
  response: driftView,
});
