import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';

/** From `from` (inclusive) to `to` (exclusive); null is open. */
export interface TimeSpan {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** Reads a span of time, any ISO forms. Throws `invalid_input` for no time and for one that ends before it begins. */
export function timeSpan(texts: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): TimeSpan {
  const [from, to] = [instantOf('from', texts.from), instantOf('to', texts.to)];
  if (from !== null && to !== null && compareInstants(to, from) < 0) {
    throw new AppError('invalid_input', 'The span of time ends before it begins.', { field: 'to' });
  }
  return { from, to };
}

function instantOf(field: string, text: string | undefined): Instant | null {
  if (text === undefined || text === '') return null;
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.instant;
  throw new AppError('invalid_input', parsed.message, { field });
}
