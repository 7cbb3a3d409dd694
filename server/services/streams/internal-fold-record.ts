import 'server-only';
import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { CheckpointCutter, Checkpoints } from '@/lib/fold/checkpoints.ts';
import { sameFidelity } from '@/lib/fold/fidelity.ts';
import type { Fold, FoldOptions } from '@/lib/fold/fold.ts';
import { freeze, thaw, type Frozen } from '@/lib/fold/frozen.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { digestOfEvent } from '@/server/checkpoints/digest-of-event.ts';
import type { KeptFold } from '@/server/checkpoints/kept-fold.ts';
import { StreamIndex, type IndexColumns } from './internal-stream-index.ts';

const checkpointBytes = 64 * 1024 * 1024;
const cuts = { milliseconds: 10, events: 500 };

/** Everything a fold has gathered on its way; replaced as a whole where it does not fit the store. */
export class FoldRecord {
  readonly fold: Fold;
  readonly index: StreamIndex;
  readonly checkpoints = new Checkpoints(checkpointBytes);
  readonly #cutter = new CheckpointCutter(() => performance.now(), cuts);
  /** Of the event that each checkpoint stands on. */
  readonly #digests = new Map<Version, string>();
  /** Checkpoints from disk that were not compared with the store yet. */
  readonly #doubtful = new Set<Version>();
  /** The event at the fold's version, and the last one that was read. */
  #standing: RecordedEvent | null = null;
  #last: RecordedEvent | null = null;

  constructor(fold: Fold, index = new StreamIndex()) {
    this.fold = fold;
    this.index = index;
  }

  /**
   * What was kept of this fold, up to a version. Null where there is nothing of it, and where
   * another reducer made it.
   */
  static of(
    kept: KeptFold,
    upTo: Version,
    { reducer, options }: { readonly reducer: Reducer; readonly options: FoldOptions },
  ): FoldRecord | null {
    const known = kept.checkpoints.filter(({ frozen }) => isUsable(frozen, upTo, reducer));
    const newest = known.at(-1)?.frozen;
    const at = newest?.facts.version ?? null;
    if (newest === undefined || at === null) return null;
    const { versions } = kept;
    const whole = (versions.at(-1) ?? at) <= upTo;
    const length = whole ? versions.length : versions.findLastIndex((each) => each <= at) + 1;
    const index = StreamIndex.of(columnsUpTo(kept, length));
    const record = new FoldRecord(thaw(newest, reducer, options), index);
    for (const { frozen, digest } of known) record.#remember(frozen, digest);
    return record;
  }

  get bytes(): number {
    return this.checkpoints.bytes + this.index.bytes;
  }

  /** Takes the next events in, and makes a checkpoint where one is due. */
  take(events: readonly RecordedEvent[]): void {
    const due = this.#cutter.isDueAfter(events.length, () => {
      for (const event of events) {
        this.fold.take(event);
        this.index.push(event);
      }
    });
    const { version } = this.fold.facts;
    this.#standing = events.find((event) => event.version === version) ?? this.#standing;
    this.#last = events.at(-1) ?? this.#last;
    if (due) this.#cut();
  }

  /** Everything to keep on disk, as it is now. */
  toKeep(): KeptFold {
    this.#cut();
    const all = this.checkpoints.all.flatMap((frozen) => {
      const digest = frozen.facts.version === null ? null : this.#digests.get(frozen.facts.version);
      return digest == null ? [] : [{ frozen, digest }];
    });
    this.#digests.clear();
    for (const { frozen, digest } of all) this.#note(frozen, digest);
    return { checkpoints: all, ...this.index.columns };
  }

  /** Digest of the event a checkpoint from disk must stand on; null where there is no doubt. */
  doubtAt(version: Version): string | null {
    return this.#doubtful.has(version) ? (this.#digests.get(version) ?? '') : null;
  }

  /** Whether the store's last event can follow what was read, or is the last that was. */
  canEndWith(last: RecordedEvent): boolean {
    const reached = this.index.last;
    if (reached === null || reached < last.version) return true;
    if (reached > last.version) return false;
    return this.#last === null || isSamePlace(this.#last, last);
  }

  trust(version: Version): void {
    this.#doubtful.delete(version);
  }

  #cut(): void {
    const frozen = freeze(this.fold);
    const { version } = frozen.facts;
    const standing = this.#standing;
    if (standing !== null && standing.version === version) {
      this.#note(frozen, digestOfEvent(standing));
      this.trust(version);
    }
    this.checkpoints.add(frozen);
  }

  #remember(frozen: Frozen, digest: string): void {
    this.#note(frozen, digest);
    if (frozen.facts.version !== null) this.#doubtful.add(frozen.facts.version);
    this.checkpoints.add(frozen);
  }

  #note({ facts }: Frozen, digest: string): void {
    if (facts.version !== null) this.#digests.set(facts.version, digest);
  }
}

const columnsUpTo = ({ versions, times, happenings }: IndexColumns, length: number) => ({
  versions: versions.subarray(0, length),
  times: times.subarray(0, length),
  happenings: {
    milliseconds: happenings.milliseconds.subarray(0, length),
    picoseconds: happenings.picoseconds.subarray(0, length),
    notes: happenings.notes.subarray(0, length),
  },
});

const isUsable = ({ facts, fidelity, tracked }: Frozen, upTo: Version, reducer: Reducer) =>
  facts.version !== null &&
  facts.version <= upTo &&
  tracked &&
  sameFidelity(fidelity, reducer.fidelity);

const isSamePlace = (one: RecordedEvent, other: RecordedEvent): boolean =>
  one.position === other.position && one.type === other.type && one.recordedAt === other.recordedAt;
