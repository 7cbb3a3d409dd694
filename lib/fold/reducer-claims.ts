/** What a reducer says of itself. */
export interface ReducerClaims {
  /** Event types it takes; null where it does not say. */
  readonly handled: readonly string[] | null;
  /** Event types it leaves out on purpose. */
  readonly ignored: readonly string[];
  /** An event that comes a second time changes nothing. */
  readonly idempotent: boolean;
}
