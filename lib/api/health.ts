import { z } from 'zod';
import { findingKinds } from '@/lib/health/finding.ts';
import type { StreamContract } from './contract.ts';
import { provisional } from './search.ts';

const finding = z.object({
  kind: z.enum(findingKinds),
  count: z.number(),
  /** The newest ones. */
  examples: z.array(
    z.object({
      event: z.string().nullable(),
      stream: z.string().nullable(),
      version: z.string().nullable(),
      type: z.string(),
      note: z.string(),
    }),
  ),
});
export type FindingView = z.infer<typeof finding>;

const examined = {
  examined: z.number(),
  /** Recorded time of the oldest event examined. */
  backTo: z.string().nullable(),
};

/** One message of an examination: how far it came, last what was found. */
export const healthStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), ...examined }),
  z.object({
    kind: z.literal('end'),
    ...examined,
    findings: z.array(finding),
    /** True when the whole log was examined, was final then, and all causes could be asked for. */
    complete: z.boolean(),
    /** What could still change when the examination began; null when nothing could. */
    provisional: provisional.nullable(),
    /** Causes of which nothing is known: too many to ask for, or in a store that could not be asked. */
    unasked: z.number(),
    /** Stores that may hold some of those causes and could not be asked. */
    notExamined: z.array(z.object({ store: z.string(), reason: z.string() })),
    /** Position of the newest event. */
    head: z.string().nullable(),
    examinedAt: z.string(),
    /** True when the answer was there from before. */
    kept: z.boolean(),
  }),
]);
export type HealthStep = z.infer<typeof healthStep>;

const healthParams = z.strictObject({
  store: z.string(),
  /** `1`: examine again although an answer for this head is there. */
  again: z.enum(['0', '1']).default('0'),
});

/** What a log should not have: gaps, duplicates, late and unreadable events, and the like. */
export const readHealth: StreamContract<z.infer<typeof healthParams>> = {
  path: '/api/stores/[store]/health',
  params: healthParams,
  event: 'health',
};
