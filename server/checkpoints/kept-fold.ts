import type { Frozen } from '@/lib/fold/frozen.ts';
import type { HappeningColumns } from '@/lib/fold/happenings.ts';

/** A fold at rest and the digest of the event it stands on: see `digestOfEvent`. */
export interface KeptCheckpoint {
  readonly frozen: Frozen;
  readonly digest: string;
}

/** What is kept of a folded stream: its checkpoints in order of version, and the rail's index. */
export interface KeptFold {
  readonly checkpoints: readonly KeptCheckpoint[];
  /** Version of every folded event. */
  readonly versions: BigInt64Array;
  /** Its time in milliseconds since 1970; NaN where no chart can place it. */
  readonly times: Float64Array;
  readonly happenings: HappeningColumns;
}
