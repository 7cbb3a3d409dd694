import 'server-only';
import { version, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Happenings, type HappeningColumns } from '@/lib/fold/happenings.ts';
import { chartPlaceOf, pointOf } from '@/lib/time/compare-instants.ts';
import type { TimePoint } from '@/lib/time/time-point.ts';

/** Version and both times of every folded event of a stream, twenty-nine bytes each. */
export class StreamIndex {
  readonly happenings: Happenings;
  #versions: BigInt64Array = new BigInt64Array(256);
  #times: Float64Array = new Float64Array(256);
  #length = 0;

  constructor(happenings = new Happenings()) {
    this.happenings = happenings;
  }

  /** The index whose columns these are. */
  static of({ versions, times, happenings }: IndexColumns): StreamIndex {
    const index = new StreamIndex(Happenings.of(happenings));
    if (versions.length === 0) return index;
    index.#versions = versions;
    index.#times = times;
    index.#length = versions.length;
    return index;
  }

  /** What there is now; later events do not change it. */
  get columns(): IndexColumns {
    const length = this.#length;
    return {
      versions: this.#versions.subarray(0, length),
      times: this.#times.subarray(0, length),
      happenings: this.happenings.columns,
    };
  }

  /** Version of the last event; null before the first. */
  get last(): Version | null {
    return this.#length === 0 ? null : this.versionAt(this.#length - 1);
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): number {
    return this.#versions.byteLength + this.#times.byteLength + this.happenings.bytes;
  }

  versionAt(index: number): Version {
    return version(this.#versions[index] ?? 0n);
  }

  /** Milliseconds since 1970 at which an event was recorded; NaN where no chart can place it. */
  timeAt(index: number): number {
    return this.#times[index] ?? NaN;
  }

  /** Index of the first event of a version or of a later one; the length where there is none. */
  firstFrom(wanted: bigint): number {
    let [low, high] = [0, this.#length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#versions[middle] ?? 0n) >= wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Events come in order of version. */
  push(event: Pick<RecordedEvent, 'version' | 'recordedAt' | 'occurredAt'>): void {
    if (this.#length === this.#versions.length) this.#grow();
    const isTwin = this.last === event.version;
    const recorded = event.recordedAt === null ? null : pointOf(event.recordedAt);
    this.#versions[this.#length] = event.version;
    this.#times[this.#length] = millisecondsOf(recorded);
    this.#length += 1;
    this.happenings.push(event, { recorded, isTwin });
  }

  /**
   * Event counts over equal slices of time, and the last version at the end of each slice. Events
   * whose time no chart can place are counted in the slice of the event before them.
   */
  slices(count: number): TimeSlices | null {
    const span = this.span();
    if (span === null) return null;
    const overTime = new Array<number>(count).fill(0);
    const last = new Array<bigint | null>(count).fill(null);
    let slice = 0;
    for (let index = 0; index < this.#length; index += 1) {
      const time = this.#times[index] ?? NaN;
      if (!Number.isNaN(time)) slice = sliceOf(time, span, count);
      overTime[slice] = (overTime[slice] ?? 0) + 1;
      const at = this.#versions[index] ?? 0n;
      if (at > (last[slice] ?? -1n)) last[slice] = at;
    }
    return { ...span, overTime, versionAtSlice: filled(last, this.#versions[0] ?? 0n) };
  }

  /** First and last of the recorded times; null where no chart can place any. */
  span(): TimeSpan | null {
    let [from, to] = [Infinity, -Infinity];
    for (let index = 0; index < this.#length; index += 1) {
      const time = this.#times[index] ?? NaN;
      if (time < from) from = time;
      if (time > to) to = time;
    }
    return from > to ? null : { from, to };
  }

  #grow(): void {
    const versions = new BigInt64Array(this.#versions.length * 2);
    const times = new Float64Array(versions.length);
    versions.set(this.#versions);
    times.set(this.#times);
    this.#versions = versions;
    this.#times = times;
  }
}

export interface IndexColumns {
  readonly versions: BigInt64Array;
  /** Milliseconds since 1970; NaN where no chart can place the event. */
  readonly times: Float64Array;
  readonly happenings: HappeningColumns;
}

/** Milliseconds since 1970. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

export interface TimeSlices extends TimeSpan {
  readonly overTime: readonly number[];
  readonly versionAtSlice: readonly bigint[];
}

function millisecondsOf(point: TimePoint | null): number {
  const place = chartPlaceOf(point);
  return 'milliseconds' in place ? place.milliseconds : NaN;
}

/** Which of `count` equal slices a time lies in. */
export function sliceOf(time: number, span: TimeSpan, count: number): number {
  if (span.from === span.to) return count - 1;
  return Math.min(count - 1, Math.floor(((time - span.from) / (span.to - span.from)) * count));
}

/** A slice without events stands at the version reached before it. */
function filled(last: readonly (bigint | null)[], first: bigint): bigint[] {
  let reached = first;
  return last.map((version) => {
    if (version !== null && version > reached) reached = version;
    return reached;
  });
}
