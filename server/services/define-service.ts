import 'server-only';
import type { ZodType } from 'zod';
import { parseInput } from '@/lib/api/parse-input.ts';
import { AppError } from '@/lib/errors.ts';
import type { Instant } from '@/lib/events/ids.ts';
import type { Masked } from '@/lib/masking/masked.ts';
import { seal, type MaskingPolicy } from '@/lib/masking/policy.ts';
import { asOf, eachAsOf } from '@/server/as-of.ts';
import { policyOf } from '@/server/auth/policy-of.ts';
import { can, type Permission, type Principal } from '@/server/auth/principal.ts';
import { recordAccess } from '@/server/db/access-log.ts';

/** Who asks, until when, and under which request id. */
export interface Call {
  readonly principal: Principal;
  readonly signal: AbortSignal;
  readonly requestId: string;
  /** The moment that every store is to be shown at; null: now. */
  readonly asOf: Instant | null;
}

/** A call as the verb sees it, with what its caller may see. */
export interface Asking extends Call {
  readonly policy: MaskingPolicy;
}

/** What the access log keeps of a read: which things were looked at, never what they held. */
export interface AccessSubject {
  readonly store?: string;
  readonly stream?: string;
  readonly event?: string;
  readonly detail?: string;
}

export interface ServiceDefinition<Input, Result, Exposed> {
  readonly permission: Permission;
  /** Action word of the access log, written before data leaves; null for reads that show no payload or id. */
  readonly access: string | null;
  readonly subject?: (input: Input) => AccessSubject;
  /** Of a read over several stores: a row for each, with what is known of it once it was begun. */
  readonly subjects?: (result: Result, input: Input) => readonly AccessSubject[];
  readonly input: ZodType<Input>;
  readonly run: (call: Asking, input: Input) => Promise<Result>;
  /** The only step that turns a result into what may leave: every event and state passes the policy. */
  readonly expose: (result: Result, policy: MaskingPolicy) => Exposed;
}

export type Service<Exposed> = (call: Call, input: unknown) => Promise<Masked<Exposed>>;

const actions: ReadonlySet<Permission> = new Set([
  'stores:connect',
  'reducers:write',
  'searches:write',
  'preferences:write',
  'jobs:write',
]);

const refusalOf = ({ role }: Call['principal'], permission: Permission): string =>
  role === 'guest'
    ? `A guest of the demo may not do this (${permission}). Open the address that Backstory printed in the terminal.`
    : `Your role may not do this (${permission}).`;

/** The one way a verb comes to exist: permission, input, access log and masking in a fixed order. */
export function defineService<Input, Result, Exposed>(
  definition: ServiceDefinition<Input, Result, Exposed>,
): Service<Exposed> {
  return async (call, rawInput) => {
    if (!can(call.principal, definition.permission)) {
      throw new AppError('forbidden', refusalOf(call.principal, definition.permission));
    }
    const policy = policyOf(call.principal);
    const input = parseInput(definition.input, rawInput);
    const acts = actions.has(definition.permission);
    // What changes something or calls somewhere is on record even when it fails half way.
    const asked = definition.subject?.(input) ?? {};
    if (acts) await logAccess(definition.access, call, [asked]);
    // What changes something does so now, wherever the reader looks.
    const time = acts ? null : call.asOf;
    const result = await asOf(time, () => definition.run({ ...call, policy }, input));
    const read = definition.subjects?.(result, input) ?? [];
    if (!acts) await logAccess(definition.access, call, read.length > 0 ? read : [asked]);
    return seal(policy, eachAsOf(time, definition.expose(result, policy)));
  };
}

async function logAccess(
  action: string | null,
  { principal, requestId }: Call,
  subjects: readonly AccessSubject[],
): Promise<void> {
  if (action === null) return;
  await recordAccess(
    subjects.map(({ store = null, stream = null, event = null, detail = null }) => ({
      ...{ actor: principal.memberId, action, store, stream, event, detail, requestId },
    })),
  );
}
