import { z } from 'zod';
import { initiatorView } from '@/lib/api/views.ts';
import { instant, version } from '@/lib/events/ids.ts';
import { readFidelity } from './fidelity.ts';
import type { Frozen } from './frozen.ts';

const at = z
  .string()
  .regex(/^-?\d{1,19}$/)
  .transform((text) => version(BigInt(text)));
const time = z.string().transform(instant);
const incomplete = z.strictObject({ version: at, reason: z.string() });

const kept = z.strictObject({
  fidelity: z
    .strictObject({
      kind: z.enum(['inferred', 'rules', 'reducer']),
      source: z.string().nullable(),
    })
    .transform(readFidelity),
  tracked: z.boolean(),
  facts: z.strictObject({
    version: at.nullable(),
    events: z.int().nonnegative(),
    tombstone: z.strictObject({ version: at, type: z.string() }).nullable(),
    incompleteFrom: incomplete.nullable(),
    warnings: z.array(z.strictObject({ version: at, code: z.string(), message: z.string() })),
    furtherWarnings: z.int().nonnegative(),
    stopped: incomplete.nullable(),
  }),
  state: z.string().nullable(),
  blame: z.string().nullable(),
  setters: z.array(
    z.strictObject({
      version: at,
      recordedAt: time.nullable(),
      initiator: initiatorView,
      type: z.string(),
    }),
  ),
});

/** A fold at rest as one text, to be kept on disk. */
export const frozenToText = (frozen: Frozen): string =>
  JSON.stringify(frozen, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );

/** Inverse of `frozenToText`; null for any other text. */
export function frozenFromText(text: string): Frozen | null {
  try {
    return kept.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
