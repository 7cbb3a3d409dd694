import 'server-only';
import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { principalOf } from '@/server/auth/principal.ts';
import { takeAsOf } from './take-as-of.ts';
import type { Call } from '@/server/services/define-service.ts';

/** The call of a page being rendered. Throws `unauthenticated` like a route does. */
export async function pageCall(): Promise<Call> {
  const heads = await headers();
  const principal = await principalOf(heads);
  // Next tells a page nothing of a reader who left, so budgets alone bound its reads.
  const asOf = takeAsOf(new URLSearchParams(heads.get('x-search') ?? '')).time;
  return { principal, signal: AbortSignal.timeout(15_000), requestId: randomUUID(), asOf };
}
