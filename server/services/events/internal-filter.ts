import 'server-only';
import type { Instant } from '@/lib/events/ids.ts';
import type { PushableTerm, PushedFilter, PushedTerm } from '@/server/stores/port.ts';
import { timeSpan } from '../time-span.ts';

/** What the log can be narrowed by, as it comes over the API. */
export interface EventFilterInput {
  readonly category?: string | string[] | undefined;
  readonly type?: string | string[] | undefined;
  readonly prefix?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The filter as terms of the port. Throws `invalid_input` for a span of time that is none. */
export function filterOf(input: EventFilterInput): PushedFilter {
  const span = timeSpan(input);
  const terms: readonly [PushableTerm, readonly string[]][] = [
    ['category', texts(input.category)],
    ['type', texts(input.type)],
    ['streamPrefix', texts(input.prefix)],
    ['recordedFrom', textOf(span.from)],
    ['recordedTo', textOf(span.to)],
  ];
  return {
    all: terms
      .filter(([, anyOf]) => anyOf.length > 0)
      .map(([term, anyOf]): PushedTerm => ({ term, anyOf, negated: false })),
  };
}

const texts = (value: string | string[] | undefined): readonly string[] =>
  (typeof value === 'string' ? [value] : (value ?? [])).filter((text) => text !== '');

const textOf = (time: Instant | null): readonly string[] => (time === null ? [] : [time]);

const words: Partial<Record<PushableTerm, string>> = {
  category: 'in category',
  type: 'of type',
  streamPrefix: 'of streams that begin with',
  recordedFrom: 'recorded at or after',
  recordedTo: 'recorded before',
};

/** The filter as a sentence: `Events of type A or B, recorded before …, newest first.` */
export function explain({ all }: PushedFilter, order: 'newest' | 'oldest'): string {
  const clauses = all.map(
    ({ term, anyOf }) => `${words[term] ?? term} ${anyOf.map((text) => `“${text}”`).join(' or ')}`,
  );
  const what = clauses.length === 0 ? 'All events' : `Events ${clauses.join(', ')}`;
  return `${what}, ${order} first.`;
}
