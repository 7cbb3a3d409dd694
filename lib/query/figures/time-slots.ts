/** Widths in seconds, each a whole number of the one before. */
const widths = [1, 5, 15, 60, 300, 900, 3600, 21_600, 86_400, 604_800, 31_449_600, 314_496_000];

/** Widths of bars a reader can name; each is a whole number of some width above, or of a day. */
const barWidths = [
  ...[1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200],
  ...[86_400, 172_800, 604_800, 1_209_600, 2_419_200, 7_862_400, 31_449_600, 314_496_000],
];

/** Slots kept; many more than bars are drawn, so that bars of any width can be made of them. */
const mostSlots = 2048;
/** Names kept apart; what comes under further ones is put together. */
const mostNames = 200;

/** Undefined: one of the names that are not kept apart. */
type Name = string | null | undefined;

export interface SlotBar {
  /** Events by name; undefined: those of names that are not kept apart. */
  readonly names: ReadonlyMap<Name, number>;
}

export interface SlotBars {
  /** Milliseconds since 1970 at which the first bar begins. */
  readonly from: number;
  readonly seconds: number;
  readonly bars: readonly SlotBar[];
}

/**
 * Counts events over a time whose ends are not known beforehand: the slots begin narrow and are put
 * together as the time grows. They are counted from `anchor`, in milliseconds since 1970.
 */
export class TimeSlots {
  readonly #anchor: number;
  #level = 0;
  #milliseconds = widthAt(0) * 1000;
  #first = Infinity;
  #last = -Infinity;
  #slots = new Map<number, Map<Name, number>>();
  readonly #names = new Set<Name>();

  constructor(anchor: number) {
    this.#anchor = anchor;
  }

  add(at: number, name: string | null, events = 1): void {
    this.#addAs(at, name, events);
  }

  /** Counts what another has counted from the same anchor. */
  addAll(other: TimeSlots): void {
    while (this.#level < other.#level) this.#widen();
    const width = widthAt(other.#level) * 1000;
    for (const [slot, names] of other.#slots) {
      for (const [name, events] of names) {
        this.#addAs(other.#anchor + slot * width, name, events);
      }
    }
  }

  #addAs(at: number, name: Name, events: number): void {
    let slot = this.#slotOf(at);
    const names = this.#slots.get(slot);
    const known = names?.get(name);
    if (names !== undefined && known !== undefined) {
      names.set(name, known + events);
      return;
    }
    while (Math.max(this.#last, slot) - Math.min(this.#first, slot) >= mostSlots) {
      this.#widen();
      slot = this.#slotOf(at);
    }
    this.#put(slot, this.#keptName(name), events);
  }

  /** At most `wanted` bars of equal width, two or more; null when nothing was counted. */
  bars(wanted: number): SlotBars | null {
    if (this.#slots.size === 0) return null;
    const seconds = this.#barWidth(wanted);
    const slots = seconds / widthAt(this.#level);
    const barOf = (slot: number): number => Math.floor(slot / slots);
    const first = barOf(this.#first);
    const bars = Array.from({ length: barOf(this.#last) - first + 1 }, () => ({
      names: new Map<Name, number>(),
    }));
    for (const [slot, names] of this.#slots) {
      const bar = bars[barOf(slot) - first];
      if (bar !== undefined) addAll(bar.names, names);
    }
    return { from: this.#anchor + first * seconds * 1000, seconds, bars };
  }

  #slotOf(at: number): number {
    return Math.floor((at - this.#anchor) / this.#milliseconds);
  }

  #keptName(name: Name): Name {
    if (name === undefined || this.#names.has(name)) return name;
    if (this.#names.size >= mostNames) return undefined;
    this.#names.add(name);
    return name;
  }

  #put(slot: number, name: Name, events: number): void {
    const names = this.#slots.get(slot) ?? new Map<Name, number>();
    names.set(name, (names.get(name) ?? 0) + events);
    this.#slots.set(slot, names);
    this.#first = Math.min(this.#first, slot);
    this.#last = Math.max(this.#last, slot);
  }

  #widen(): void {
    const together = widthAt(this.#level + 1) / widthAt(this.#level);
    const narrow = this.#slots;
    this.#level += 1;
    this.#milliseconds = widthAt(this.#level) * 1000;
    this.#slots = new Map();
    for (const [slot, names] of narrow) {
      const wide = Math.floor(slot / together);
      const known = this.#slots.get(wide);
      if (known === undefined) this.#slots.set(wide, names);
      else addAll(known, names);
    }
    this.#first = Math.floor(this.#first / together);
    this.#last = Math.floor(this.#last / together);
  }

  #barWidth(wanted: number): number {
    const width = widthAt(this.#level);
    const fits = (seconds: number): boolean => {
      const slots = seconds / width;
      const bars = Math.floor(this.#last / slots) - Math.floor(this.#first / slots) + 1;
      return seconds % width === 0 && bars <= wanted;
    };
    const named = barWidths.find(fits);
    if (named !== undefined) return named;
    let wide = width;
    while (!fits(wide)) wide *= 2;
    return wide;
  }
}

const widest = widths.at(-1) ?? 1;
const widthAt = (level: number): number =>
  widths[level] ?? widest * 10 ** (level - widths.length + 1);

function addAll(into: Map<Name, number>, names: ReadonlyMap<Name, number>): void {
  for (const [name, events] of names) into.set(name, (into.get(name) ?? 0) + events);
}
