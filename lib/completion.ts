/** A word that can come next. */
export interface Completion {
  readonly label: string;
  readonly insert: string;
  readonly detail: string;
}

/** What may stand at the place of the cursor; it replaces the text between the two offsets. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}
