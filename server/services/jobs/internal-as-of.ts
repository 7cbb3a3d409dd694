import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Instant } from '@/lib/events/ids.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';

/** The moment a job is to show its stores at; null: now. Throws `invalid_input` for what is no time. */
export function asOfIn(text: string | undefined): Instant | null {
  if (text === undefined) return null;
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.instant;
  throw new AppError('invalid_input', parsed.message, { field: 'asof' });
}
