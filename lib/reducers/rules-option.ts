/** Something that can come next. */
export interface RulesOption {
  /** A key, a value, or a name in the braces of a sentence. */
  readonly kind: 'key' | 'value' | 'name';
  readonly label: string;
  readonly detail: string;
  /** For a key: what stands behind it; null: something that begins on its own line. */
  readonly behind?: true | string | null;
}
