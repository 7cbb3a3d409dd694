/** Event types a reducer says it knows; null where it does not say. */
export interface KnownTypes {
  readonly handled: readonly string[] | null;
  readonly ignored: readonly string[];
}
