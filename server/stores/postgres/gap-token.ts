import { AppError } from '@/lib/errors.ts';
import { position, type Position } from '@/lib/events/ids.ts';
import { coveringRanges, type Gap } from './gap.ts';

/** Ranges in a token: enough for nearly any log, short enough for a URL. */
export const mostRanges = 100;

/**
 * `17.9-11.14`: at 17, with 9 to 11 and 14 still open. Where more are open than can be named, ranges
 * also hold places between them: who resumes there is given some events again, and misses none.
 */
export function gapToken(reached: bigint, open: readonly Gap[]): Position {
  const below = open.filter(({ from }) => from <= reached);
  const ranges = coveringRanges(below, mostRanges).map(({ from, to: last }) => {
    const to = last > reached ? reached : last;
    return from === to ? String(from) : `${from}-${to}`;
  });
  return position([String(reached), ...ranges].join('.'));
}

/** The gaps that a token names. Throws `invalid_input` for one that nobody was given. */
export function gapsOfToken(token: Position): readonly Gap[] {
  const gaps = token.split('.').slice(1).map(gapOf);
  return coveringRanges(gaps, mostRanges);
}

function gapOf(part: string): Gap {
  const [, from, to] = /^(-?\d{1,19})(?:-(-?\d{1,19}))?$/.exec(part) ?? [];
  const gap = from === undefined ? null : { from: BigInt(from), to: BigInt(to ?? from) };
  if (gap !== null && gap.to >= gap.from) return gap;
  throw new AppError('invalid_input', 'This is not a place to resume at in this store.', {
    field: 'position',
  });
}
