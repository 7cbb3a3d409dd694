import type { Span, Token, TokenKind } from '@/lib/query/problem.ts';

/** A piece of the text that is drawn in one way. */
export interface Piece {
  readonly text: string;
  /** Null for what lies between the words. */
  readonly kind: TokenKind | null;
  /** True where something is wrong. */
  readonly wrong: boolean;
}

/** The text cut at every border of a token or a problem; the pieces together are the text. */
export function highlight(
  text: string,
  tokens: readonly Token[],
  problems: readonly Span[],
): readonly Piece[] {
  const inside = (at: number): number => Math.min(Math.max(at, 0), text.length);
  const borders = [...tokens, ...problems].flatMap(({ from, to }) => [inside(from), inside(to)]);
  const cuts = [...new Set([0, ...borders, text.length])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => ({
    text: text.slice(from, cuts[index + 1]),
    kind: tokens.find((token) => covers(token, from))?.kind ?? null,
    wrong: problems.some((problem) => covers(problem, from)),
  }));
}

const covers = ({ from, to }: Span, at: number): boolean => from <= at && at < to;

/** The text with a part of it replaced. */
export const replaced = (text: string, { from, to }: Span, insert: string): string =>
  text.slice(0, from) + insert + text.slice(to);
