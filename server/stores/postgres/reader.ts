import type { Capabilities } from '../port.ts';
import type { KeptTimeParts } from '../shared/time-parts.ts';
import type { Bound } from './source.ts';
import type { PageFits } from './page-fits.ts';
import type { SettledMarks } from './settled-marks.ts';
import type { StorePool } from './store-pool.ts';

/** What every read of an open store needs. */
export interface Reader {
  readonly pool: StorePool;
  readonly fits: PageFits;
  readonly bound: Bound;
  /** What is known of how far the log is final. */
  readonly marks: SettledMarks;
  /** How the tail knows that nothing will appear below a position. */
  readonly seal: Capabilities['seal'];
  /** An index leads through the log in its order. */
  readonly orderIndexed: boolean;
  /** Quoted name of the sequence that hands out positions in blocks; null when none does. */
  readonly cachedSequence: string | null;
  /** Texts are ordered by code points. */
  readonly collationC: boolean;
  /** An index on recorded time. */
  readonly timeIndexed: boolean;
  /** Where the events of times are that were asked for. */
  readonly times: KeptTimeParts;
}
