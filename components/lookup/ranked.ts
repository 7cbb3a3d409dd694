import type { FoundStream } from '@/lib/api/lookup.ts';

export interface FoundIn extends FoundStream {
  readonly store: string;
}

/**
 * Surest first: what the value names, then who has it, then who had it; a value that stands at the top
 * of a state says more of it than one deep inside, and a later one more than an earlier one.
 */
export function ranked(found: readonly FoundIn[]): readonly FoundIn[] {
  return [...found].sort((a, b) => order(a) - order(b) || compareTexts(since(b), since(a)));
}

const order = (found: FoundIn): number =>
  (found.named ? 0 : 4) + (isOwn(found) ? 0 : 2) + (found.now ? 0 : 1);

/** True for what the value names, and for whom it belongs to now. */
export const isSure = (found: FoundIn): boolean => found.named || (isOwn(found) && found.now);

/** A value beside a name belongs to whom the name belongs to. */
const isOwn = ({ name, holdings }: FoundIn): boolean =>
  name !== null && holdings.some(({ path }) => !/[.[]/.test(path) && !/Id$/.test(path));

const since = ({ holdings }: FoundIn): string => holdings.at(-1)?.from.recordedAt ?? '';

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
