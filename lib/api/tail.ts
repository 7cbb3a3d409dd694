import { z } from 'zod';
import type { StreamContract } from './contract.ts';
import { eventView } from './views.ts';

/** One message of a tail: how it is followed, events as they come, and how far it is. */
export const tailStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    /** The query in plain words. */
    explained: z.string(),
    /** How the store tells that nothing will appear below a place; `none`: it cannot. */
    seal: z.enum(['commit-order', 'lock-holders', 'snapshot-xmin', 'time', 'none']),
  }),
  z.object({
    kind: z.literal('event'),
    event: eventView,
    /** Goes on behind this event; opaque. */
    place: z.string(),
    /** It lies below one that was already told: it committed late. */
    late: z.boolean(),
  }),
  z.object({
    kind: z.literal('progress'),
    place: z.string(),
    /** True when everything up to now was looked at. */
    live: z.boolean(),
    /** An open transaction may still bring events that lie below ones already told. */
    waits: z.boolean(),
    /** Events examined since this connection began, and those that could not be judged. */
    examined: z.number(),
    unreadable: z.number(),
  }),
]);
export type TailStep = z.infer<typeof tailStep>;

const tailParams = z.strictObject({
  store: z.string(),
  q: z.string().default(''),
  /** Zone of times written without one. */
  zone: z.string().default('UTC'),
  /** Begins behind this place; absent: with what comes from now on. */
  after: z.string().optional(),
  /** `0`: ends when everything up to now was told. */
  follow: z.enum(['0', '1']).default('1'),
});

/** Events that match a query as they are recorded, each once, for ever. */
export const tailEvents: StreamContract<z.infer<typeof tailParams>> = {
  path: '/api/stores/[store]/tail',
  params: tailParams,
  event: 'tail',
};
