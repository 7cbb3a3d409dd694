/** Start and end offset in the text, in UTF-16 units; the end does not belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A replacement that would make the query right. */
export interface Fix extends Span {
  readonly insert: string;
}

/** Something that keeps the query from being run, at its exact place. */
export interface Problem extends Span {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** Something that was read differently from how it was written. */
export interface Notice extends Span {
  readonly message: string;
}

export type TokenKind =
  'field' | 'operator' | 'keyword' | 'value' | 'quoted' | 'text' | 'punctuation' | 'invalid';

/** A coloured piece of the text. */
export interface Token extends Span {
  readonly kind: TokenKind;
}
