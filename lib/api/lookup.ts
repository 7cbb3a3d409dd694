import { z } from 'zod';
import type { StreamContract } from './contract.ts';
import { provisional } from './search.ts';
import { bigText, madeByView } from './views.ts';

const receiptView = z.object({
  version: bigText,
  eventId: z.string(),
  type: z.string(),
  recordedAt: z.string().nullable(),
  initiator: z.string().nullable(),
});

/** A stream that has or had the value in its state, or is named by it. */
export const foundStream = z.object({
  stream: z.string(),
  category: z.string().nullable(),
  /** What its newest state calls it. */
  name: z.string().nullable(),
  /** True when the value is the id of the stream itself. */
  named: z.boolean(),
  /** True when some state holds the value now. */
  now: z.boolean(),
  /** Where and when the state held it; `to` null: it still does. */
  holdings: z.array(z.object({ path: z.string(), from: receiptView, to: receiptView.nullable() })),
  /** From this version on its state may lack something. */
  incompleteFrom: bigText.nullable(),
  /** What folded the states that were asked. */
  madeBy: madeByView,
});
export type FoundStream = z.infer<typeof foundStream>;

const lookupCounts = {
  /** Events of the log looked at since the beginning, and streams whose states were followed. */
  examined: z.number(),
  streams: z.number(),
  /** Streams in which the value only occurs: in metadata, or in what no state took in. */
  mentions: z.number(),
  /** Streams in which it only occurs as far as is known: their states lack something. */
  untold: z.number(),
  searchedTo: z.string().nullable(),
};

export const lookedStates = z.enum(['all', 'some', 'none']);
export type LookedStates = z.infer<typeof lookedStates>;

/** One message of a lookup: what was found, how far it came, last the end. */
export const lookupStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), items: z.array(foundStream) }),
  z.object({ kind: z.literal('event'), id: z.string(), stream: z.string(), version: bigText }),
  z.object({ kind: z.literal('progress'), ...lookupCounts }),
  z.object({
    kind: z.literal('end'),
    ...lookupCounts,
    /**
     * True when the whole log was examined, was final then, and every state in question could be told. What it may have
     * missed of values that stand in no event is told by `states`.
     */
    complete: z.boolean(),
    /** What could still change when the lookup began; null when nothing could. */
    provisional: provisional.nullable(),
    /** Events that could not be read, so that the value may stand in them unseen. */
    unreadable: z.number(),
    /** Streams whose states were followed and lack something, those in which the value was found among them. */
    doubtful: z.number(),
    /** How much of the log the search index answered for; null: it was scanned. */
    indexed: z.number().nullable(),
    /**
     * Whether values that reducers make, and that so stand in no event, were looked for as well. `all`: none can be
     * missed, because no reducer makes any or the search index knows all of them. `some`: the search index did not
     * know all, or there were too many. `none`: no search index could be asked, because there is none that fits or the
     * time is pinned.
     */
    states: lookedStates,
    /** Goes on where this part of the lookup ended; null: nothing is left. */
    next: z.string().nullable(),
  }),
]);
export type LookupStep = z.infer<typeof lookupStep>;

const lookupParams = z.strictObject({
  store: z.string(),
  value: z.string().trim().min(1, 'Give a value to look up.').max(500),
  cursor: z.string().optional(),
});

/** Who has and who had a value, in one store, sent as it is found. */
export const lookupValue: StreamContract<z.infer<typeof lookupParams>> = {
  path: '/api/stores/[store]/lookup',
  params: lookupParams,
  event: 'lookup',
};
