import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Instant } from '@/lib/events/ids.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import { asOfParam } from '@/lib/urls/as-of.ts';

/**
 * The moment an address is pinned to, and its other parameters, which are what a contract speaks of.
 * Throws `invalid_input` for what is no time and for two moments.
 */
export function takeAsOf(search: URLSearchParams): {
  readonly time: Instant | null;
  readonly rest: URLSearchParams;
} {
  const texts = search.getAll(asOfParam);
  const rest = new URLSearchParams(search);
  rest.delete(asOfParam);
  const [text] = texts;
  if (text === undefined || text === '') return { time: null, rest };
  if (texts.length > 1) throw refused('An answer is pinned to one moment, not to several.');
  const parsed = parseInstant(text);
  if (!parsed.ok) throw refused(parsed.message);
  return { time: parsed.instant, rest };
}

const refused = (message: string): AppError =>
  new AppError('invalid_input', message, { field: asOfParam });
