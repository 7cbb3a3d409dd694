/** A store reached through its driver alone: the limit that every reading is held against. */
export interface BareStore {
  /** What `readStream` and `writeLines` do, in words. */
  readonly names: { readonly readStream: string; readonly writeLines: string };
  /** The newest rows of the log with all their columns. */
  logPage(limit: number): Promise<unknown>;
  /** Rows of the longest stream below a version, newest first. */
  streamPage(below: bigint, limit: number): Promise<unknown>;
  /** Reads every row of the longest stream; `each` gets the text of its data. */
  readStream(each?: (data: string) => void): Promise<void>;
  /** The longest stream as lines of text, made by the store itself. */
  writeLines(): Promise<void>;
  /** Recorded times at these positions of the log, in one round trip. */
  timesAt(positions: readonly number[]): Promise<readonly string[]>;
  close(): Promise<void>;
}
