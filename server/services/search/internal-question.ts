import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import { isZone } from '@/lib/time/zone.ts';
import { readQuery } from './internal-plan.ts';

/** The question read; throws what is wrong with the query or the zone. */
export function questionIn(
  asked: { readonly q: string; readonly zone: string },
  policy: MaskingPolicy,
): ParsedQuery {
  const { q, zone } = asked;
  if (isZone(zone)) return readQuery(q, policy);
  throw new AppError('invalid_input', `There is no zone "${zone}".`, { field: 'zone' });
}
