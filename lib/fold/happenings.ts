import { pointOf } from '@/lib/time/compare-instants.ts';
import { finite, printPoint, type TimePoint } from '@/lib/time/time-point.ts';
import { instant, type Instant } from '@/lib/events/ids.ts';
import { isLate } from './late.ts';
import type { Happening, TwoTimes } from './two-clocks.ts';

/** When the events of a stream happened, in order of version. */
export interface HappeningColumns {
  /** Whole ones since 1970; `-Infinity`: neither the event nor one before it bears a time. */
  readonly milliseconds: Float64Array;
  /** What is left below them. */
  readonly picoseconds: Uint32Array;
  /** What is known of each event, as bits of `note`. */
  readonly notes: Uint8Array;
}

const note = { told: 1, untimed: 2, late: 4, corrects: 8 } as const;

/** As for a chart. */
const mostMilliseconds = 8.64e15;

/** Events of one block share the answer to "the highest so far". */
const block = 1024;

/**
 * Both clocks of a stream in thirteen bytes an event, made in one pass: what `twoClocks` says of all of
 * its events at once, with times that differ by less than a picosecond taken for equal.
 */
export class Happenings {
  #milliseconds: Float64Array = new Float64Array(256);
  #picoseconds: Uint32Array = new Uint32Array(256);
  #notes: Uint8Array = new Uint8Array(256);
  #length = 0;
  /** Index of the event that happened last, of those so far; -1 before the first. */
  #peak = -1;
  /** The same at the end of each block. */
  readonly #peaks: number[] = [];

  /** Those whose columns these are. */
  static of({ milliseconds, picoseconds, notes }: HappeningColumns): Happenings {
    const happenings = new Happenings();
    if (milliseconds.length === 0) return happenings;
    happenings.#milliseconds = milliseconds;
    happenings.#picoseconds = picoseconds;
    happenings.#notes = notes;
    while (happenings.#length < milliseconds.length) happenings.#count();
    return happenings;
  }

  /** What there is now; later events do not change it. */
  get columns(): HappeningColumns {
    const length = this.#length;
    return {
      milliseconds: this.#milliseconds.subarray(0, length),
      picoseconds: this.#picoseconds.subarray(0, length),
      notes: this.#notes.subarray(0, length),
    };
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): number {
    return this.#milliseconds.byteLength + this.#picoseconds.byteLength + this.#notes.byteLength;
  }

  /**
   * The next event in order of version; `isTwin`: it claims the version of the one before it. Its
   * recorded time comes as a point, because whoever asks has read it already.
   */
  push({ occurredAt, recordedAt }: Times, { recorded, isTwin }: Recorded): void {
    const index = this.#length;
    if (index === this.#notes.length) this.#grow();
    const occurred = occurredAt === recordedAt ? recorded : pointOrNone(occurredAt);
    if (isTwin && index > 0) this.#copy(index - 1, index);
    else this.#place(index, occurred, recorded);
    if (isLate(occurred, recorded)) this.#notes[index] = this.#at(index) | note.late;
    this.#count();
  }

  /** How it is known when an event happened. */
  by(index: number): Happening['by'] {
    if (this.#has(index, note.told)) return 'occurred';
    return this.#has(index, note.untimed) ? 'place' : 'recorded';
  }

  /**
   * The store tells that it was recorded an hour or more after it happened, or after something that
   * happened later.
   */
  isLateArrival(index: number): boolean {
    return (this.#at(index) & (note.late | note.corrects)) !== 0;
  }

  /** As `twoClocks` says: the first event recorded earlier that happened later; null for all others. */
  overtakenBy(index: number): number | null {
    let [low, high] = [0, this.#peaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(this.#peaks[middle] ?? 0, index) > 0) high = middle;
      else low = middle + 1;
    }
    for (let each = low * block; each < index; each += 1) {
      if (this.compare(each, index) > 0) return each;
    }
    return null;
  }

  /** As `overtakenBy`, where the store tells when the event happened: then it corrects what was known. */
  correctedBy(index: number): number | null {
    return this.#has(index, note.corrects) ? this.overtakenBy(index) : null;
  }

  /** When it happened, in milliseconds since 1970; NaN where nobody knows or no chart can place it. */
  millisecondsAt(index: number): number {
    const milliseconds = this.#milliseconds[index] ?? NaN;
    return Math.abs(milliseconds) > mostMilliseconds ? NaN : milliseconds;
  }

  /** When it happened, to the picosecond; null where nobody knows. */
  instantAt(index: number): Instant | null {
    const milliseconds = this.#milliseconds[index] ?? -Infinity;
    if (milliseconds === -Infinity) return null;
    if (milliseconds === Infinity) return printPoint({ kind: 'future' });
    if (milliseconds === -Number.MAX_VALUE) return printPoint({ kind: 'past' });
    const seconds = Math.floor(milliseconds / 1000);
    const thousandths = String(milliseconds - seconds * 1000).padStart(3, '0');
    const below = String(this.#picoseconds[index] ?? 0).padStart(9, '0');
    return printPoint(finite(seconds, thousandths + below));
  }

  /** As `compare`, of an event and a time. */
  compareWith(index: number, point: TimePoint): number {
    const [own = 0, other] = [this.#milliseconds[index], millisecondsOf(point)];
    if (own !== other) return own < other ? -1 : 1;
    return (this.#picoseconds[index] ?? 0) - picosecondsOf(point);
  }

  /** Below 0: the first of the two happened earlier; 0: at the same time. */
  compare(a: number, b: number): number {
    const [left = 0, right = 0] = [this.#milliseconds[a], this.#milliseconds[b]];
    if (left !== right) return left < right ? -1 : 1;
    return (this.#picoseconds[a] ?? 0) - (this.#picoseconds[b] ?? 0);
  }

  #at(index: number): number {
    return this.#notes[index] ?? 0;
  }

  #has(index: number, bit: number): boolean {
    return (this.#at(index) & bit) !== 0;
  }

  #place(index: number, occurred: TimePoint | null, recorded: TimePoint | null): void {
    const point = occurred ?? recorded;
    if (point === null) {
      this.#copy(index - 1, index);
      this.#notes[index] = note.untimed;
      return;
    }
    this.#milliseconds[index] = millisecondsOf(point);
    this.#picoseconds[index] = picosecondsOf(point);
    this.#notes[index] = occurred === null ? 0 : note.told;
  }

  #copy(from: number, to: number): void {
    this.#milliseconds[to] = this.#milliseconds[from] ?? -Infinity;
    this.#picoseconds[to] = this.#picoseconds[from] ?? 0;
    this.#notes[to] = this.#at(from) & (note.told | note.untimed);
  }

  /** Takes the event behind the last one in, whose times are in place. */
  #count(): void {
    const index = this.#length;
    const order = this.#peak === -1 ? 1 : this.compare(index, this.#peak);
    if (order < 0 && this.#has(index, note.told))
      this.#notes[index] = this.#at(index) | note.corrects;
    if (order > 0) this.#peak = index;
    this.#length += 1;
    if (this.#length % block === 0) this.#peaks.push(this.#peak);
  }

  #grow(): void {
    const length = this.#notes.length * 2;
    const milliseconds = new Float64Array(length);
    const picoseconds = new Uint32Array(length);
    const notes = new Uint8Array(length);
    milliseconds.set(this.#milliseconds);
    picoseconds.set(this.#picoseconds);
    notes.set(this.#notes);
    this.#milliseconds = milliseconds;
    this.#picoseconds = picoseconds;
    this.#notes = notes;
  }
}

type Times = Pick<TwoTimes, 'occurredAt' | 'recordedAt'>;

const pointOrNone = (text: string | null): TimePoint | null =>
  text === null ? null : pointOf(instant(text));

interface Recorded {
  readonly recorded: TimePoint | null;
  readonly isTwin: boolean;
}

/** The ends of time lie beyond every time, and before them is what bears none. */
function millisecondsOf(point: TimePoint): number {
  if (point.kind !== 'finite') return point.kind === 'future' ? Infinity : -Number.MAX_VALUE;
  return point.seconds * 1000 + Number(point.fraction.slice(0, 3).padEnd(3, '0'));
}

const picosecondsOf = (point: TimePoint): number =>
  point.kind === 'finite' ? Number(point.fraction.slice(3, 12).padEnd(9, '0')) : 0;
