import { z } from 'zod';
import { sourceShape } from '@/lib/fold/fidelity.ts';

/** 64-bit whole number as text. */
export const bigText = z.string().regex(/^-?\d+$/);

export const payloadView = z.discriminatedUnion('kind', [
  /** Exactly the stored text. */
  z.object({ kind: z.literal('json'), text: z.string() }),
  z.object({
    kind: z.literal('binary'),
    base64: z.string(),
    size: z.number(),
    encoding: z.string(),
  }),
  z.object({ kind: z.literal('oversized'), size: z.number(), head: z.string() }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('omitted') }),
  z.object({ kind: z.literal('erased') }),
  z.object({ kind: z.literal('masked'), reason: z.string() }),
]);
export type PayloadView = z.infer<typeof payloadView>;

export const eventView = z.object({
  id: z.string(),
  streamId: z.string(),
  category: z.string().nullable(),
  version: bigText,
  position: z.string().nullable(),
  type: z.string(),
  schemaVersion: z.string().nullable(),
  recordedAt: z.string().nullable(),
  occurredAt: z.string().nullable(),
  correlationId: z.string().nullable(),
  causationId: z.string().nullable(),
  initiator: z.string().nullable(),
  tenant: z.string().nullable(),
  tags: z.array(z.string()),
  link: z.boolean(),
  data: payloadView,
  metadata: payloadView,
  /** Machine-readable faults found when looking at this event: `invalid_json`, `invalid_utf8`, `too_deep`, `zone_unknown`, `zone_configured`, … */
  problems: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type EventView = z.infer<typeof eventView>;

/** Who did it; `not-read`: the event came without the part where that may stand. */
export const initiatorView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('named'), name: z.string() }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('not-read') }),
]);
export type InitiatorView = z.infer<typeof initiatorView>;

/** A change of one path between two states. `before`/`after` are lossless JSON text; null = not there. */
export const changeView = z.object({
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ChangeView = z.infer<typeof changeView>;

/**
 * A piece of what an event did, by a sentence of the reducer, the rules or the configuration. `json` is
 * lossless JSON text of what stands at the path; null = it is there and masked.
 */
const descriptionPartView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('initiator') }),
  /** Name of a field of the state. */
  z.object({ kind: z.literal('field'), path: z.string() }),
  z.object({
    kind: z.literal('value'),
    of: z.enum(['before', 'after', 'data', 'metadata']),
    path: z.string(),
    json: z.string().nullable(),
  }),
]);
export type DescriptionPart = z.infer<typeof descriptionPartView>;

/** Null: no sentence was written for it, or none fits; then the changes say what it did. */
export const describedView = z.array(descriptionPartView).nullable();
export type Description = z.infer<typeof describedView>;

export const changesView = z.object({
  items: z.array(
    z.object({
      version: bigText,
      changes: z.array(changeView),
      described: describedView,
      /** The first version that was recorded earlier and happened later, where the store tells when; else null. */
      overtook: bigText.nullable(),
    }),
  ),
});
export type ChangesView = z.infer<typeof changesView>;

/** Inferred names no source, and nothing without a name and a hash is more than inferred. */
const made = <Rest extends z.ZodRawShape>(rest: Rest) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('inferred'), source: z.null(), ...rest }),
    z.object({ kind: z.literal('rules'), source: z.string().regex(sourceShape), ...rest }),
    z.object({ kind: z.literal('reducer'), source: z.string().regex(sourceShape), ...rest }),
  ]);

/** Null = complete; else the first version the state could not take in, and why. */
const incompleteFrom = z.object({ version: bigText, reason: z.string() }).nullable();
/** Comparison with the store's own snapshot. */
export const snapshotVerdict = z.enum(['agrees', 'disagrees', 'unknown']);

/** What folded a state. */
export const madeByView = made({});
export type MadeByView = z.infer<typeof madeByView>;

/** What folded a state and whether it is whole. */
export const wholenessView = made({ incompleteFrom });

/** How far to trust a state; goes with every value that was folded. */
export const fidelityView = made({ incompleteFrom, snapshot: snapshotVerdict });
export type FidelityView = z.infer<typeof fidelityView>;

export const healthView = z.object({
  reachable: z.boolean(),
  server: z.string(),
  readOnly: z.enum(['enforced', 'requested']),
  readOnlyReason: z.string(),
  warnings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['danger', 'notice']),
      message: z.string(),
      remedy: z.string().nullable(),
    }),
  ),
});
export type HealthView = z.infer<typeof healthView>;

/** How far an answer reaches. `complete` is true only when everything asked for was examined. */
export const coverageView = z.object({
  complete: z.boolean(),
  scanned: z.number(),
  /** Recorded time of the last event looked at; null when nothing was. */
  searchedTo: z.string().nullable(),
  /** Log head at the time of the answer; null for per-stream stores. */
  head: z.string().nullable(),
});

/** `application/problem+json`. */
export const problemView = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  field: z.string().optional(),
  span: z.tuple([z.number(), z.number()]).optional(),
  requestId: z.string(),
});
export type ProblemView = z.infer<typeof problemView>;
