import 'server-only';
import type { Version } from '@/lib/events/ids.ts';
import type { CheckpointPlace } from '@/server/checkpoints/checkpoint-place.ts';
import { dropCheckpoints } from '@/server/checkpoints/drop-checkpoints.ts';
import type { KeptFold } from '@/server/checkpoints/kept-fold.ts';
import { loadCheckpoints } from '@/server/checkpoints/load-checkpoints.ts';
import { saveCheckpoints } from '@/server/checkpoints/save-checkpoints.ts';
import type { FoldRecord } from './internal-fold-record.ts';

/** Fewer events than this are folded anew in no time. */
const fewest = 500;
/** Part of a stream that may be folded anew after a restart, so that it is not written all the time. */
const newPart = 0.02;

/** A longer fold is kept on its way as well, each time it has doubled. */
const long = 100_000;

/** Where one fold is kept beyond this process. */
export interface FoldShelf {
  /** What is kept; null where there is nothing, or more than the stream has now. */
  readonly read: (last: Version) => Promise<KeptFold | null>;
  /** Keeps the fold as it is now, where enough has been folded since it was kept. */
  readonly keep: (record: FoldRecord) => void;
  /** As `keep`, for a fold that goes on. */
  readonly keepOnTheWay: (record: FoldRecord) => void;
  readonly clear: () => void;
}

export function shelfAt(place: CheckpointPlace): FoldShelf {
  let saved = 0;
  const keep = (record: FoldRecord, from: number): void => {
    const { length } = record.index;
    if (length < from) return;
    const before = saved;
    saved = length;
    void saveCheckpoints(place, record.toKeep()).then((isKept) => {
      if (!isKept) saved = before;
    });
  };
  return {
    async read(last) {
      const kept = await loadCheckpoints(place);
      const reached = kept?.versions.at(-1) ?? last;
      if (reached > last) return null;
      saved = kept?.versions.length ?? 0;
      return kept;
    },
    keep(record) {
      keep(record, saved + Math.max(fewest, saved * newPart));
    },
    keepOnTheWay(record) {
      keep(record, Math.max(long, saved * 2));
    },
    clear() {
      saved = 0;
      void dropCheckpoints(place);
    },
  };
}

/** A fold of the past takes up what is kept of the present, as far as it goes, and adds nothing. */
export const shelfOfPast = (place: CheckpointPlace): FoldShelf => ({
  read: () => loadCheckpoints(place),
  keep: () => undefined,
  keepOnTheWay: () => undefined,
  clear: () => undefined,
});
