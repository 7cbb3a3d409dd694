import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SettledMarks } from './settled-marks.ts';

const holders = (...names: readonly string[]): ReadonlySet<string> => new Set(names);

/** One look at a log: its head, then who writes. */
function look(
  marks: SettledMarks,
  head: bigint,
  [now, writing]: readonly [number, ReadonlySet<string> | null],
): bigint | null {
  const asked = marks.ask();
  marks.meet(asked, writing, now);
  marks.mark(head, writing, now);
  return marks.settled;
}

describe('a head that was seen', () => {
  it('is final at once where nobody writes', () => {
    expect(look(new SettledMarks(0), 7n, [0, holders()])).toBe(7n);
  });

  it('is final when all are gone who wrote then, whoever came since', () => {
    const marks = new SettledMarks(0);
    expect(look(marks, 7n, [0, holders('a', 'b')])).toBeNull();
    expect(look(marks, 9n, [1, holders('b', 'c')])).toBeNull();
    expect(look(marks, 12n, [2, holders('c')])).toBe(7n);
    expect(look(marks, 13n, [3, holders('d')])).toBe(12n);
  });

  it('waits for its patience after they are gone', () => {
    const marks = new SettledMarks(100);
    look(marks, 7n, [0, holders('a')]);
    look(marks, 7n, [10, holders()]);
    expect(look(marks, 8n, [20, holders()])).toBeNull();
    expect(look(marks, 9n, [109, holders()])).toBeNull();
    expect(look(marks, 9n, [110, holders()])).toBe(7n);
    expect(look(marks, 9n, [120, holders()])).toBe(8n);
  });

  it('waits for its patience alone where the server shows no locks', () => {
    const marks = new SettledMarks(100);
    expect(look(marks, 7n, [5, null])).toBeNull();
    expect(look(marks, 7n, [105, null])).toBe(7n);
  });

  it('is final as far as every place is taken', () => {
    const marks = new SettledMarks(0);
    look(marks, 7n, [0, holders('a')]);
    marks.reach(5n);
    expect(marks.settled).toBe(5n);
    marks.reach(3n);
    expect(marks.settled).toBe(5n);
  });

  it('is not settled by holders that were read before it was marked', () => {
    const marks = new SettledMarks(0);
    const asked = marks.ask();
    look(marks, 7n, [1, holders('later')]);
    marks.meet(asked, holders(), 2);
    expect(marks.settled).toBeNull();
  });
});

/** What writers do, and what two readers at once do: see the head, read who writes, learn from it. */
const step = fc.oneof(
  fc.record({
    does: fc.constantFrom('draw', 'draw', 'commit', 'rollback', 'prepare'),
    who: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ does: fc.constantFrom('see', 'read', 'learn'), who: fc.integer({ min: 0, max: 1 }) }),
);
type Step = Parameters<Parameters<typeof step.map>[0]>[0];

interface Writing {
  name: string;
  places: bigint[];
}

interface Reading {
  head?: bigint;
  asked?: number;
  writing?: ReadonlySet<string>;
}

/** Writers that draw places in order under a lock, and readers of what they committed. */
class Log {
  readonly marks = new SettledMarks(0);
  readonly visible = new Set<bigint>();
  /** What was called final, with what could be seen then. */
  readonly told: { settled: bigint; seen: ReadonlySet<bigint> }[] = [];
  #drawn = 0n;
  #names = 0;
  readonly #writing = new Map<number, Writing>();
  readonly #readers = new Map<number, Reading>();

  get head(): bigint {
    return [...this.visible].reduce((a, b) => (a > b ? a : b), 0n);
  }

  take({ does, who }: Step): void {
    const writing = this.#writing.get(who);
    if (does === 'draw') this.#draw(who);
    else if (does === 'prepare') this.#prepare(writing);
    else if (does === 'commit' || does === 'rollback') {
      if (does === 'commit') for (const place of writing?.places ?? []) this.visible.add(place);
      this.#writing.delete(who);
    } else this.#read(does, who);
  }

  #draw(who: number): void {
    const writing = this.#writing.get(who) ?? { name: `3/${(this.#names += 1)}`, places: [] };
    // A prepared transaction writes nothing more.
    if (writing.name.startsWith('-1/')) return;
    this.#drawn += 1n;
    writing.places.push(this.#drawn);
    this.#writing.set(who, writing);
  }

  #prepare(writing: Writing | undefined): void {
    if (writing === undefined || writing.name.startsWith('-1/')) return;
    writing.name = `-1/${(this.#names += 1)}`;
  }

  #read(does: Step['does'], who: number): void {
    const reader = this.#readers.get(who) ?? {};
    this.#readers.set(who, reader);
    const { head, writing } = reader;
    if (does === 'see' && writing === undefined) reader.head = this.head;
    if (does === 'read' && head !== undefined) {
      reader.asked = this.marks.ask();
      reader.writing = new Set([...this.#writing.values()].map(({ name }) => name));
    }
    if (does !== 'learn' || head === undefined || writing === undefined) return;
    this.marks.meet(reader.asked ?? 0, writing, 0);
    this.marks.mark(head, writing, 0);
    this.#readers.delete(who);
    const { settled } = this.marks;
    if (settled !== null) this.told.push({ settled, seen: new Set(this.visible) });
  }
}

describe('what is called final', () => {
  it('never gets another event, whatever writers and readers do', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const log = new Log();
        for (const each of steps) log.take(each);
        for (const who of [0, 1, 2, 3]) log.take({ does: 'commit', who });
        const late = log.told.flatMap(({ settled, seen }) =>
          [...log.visible].filter((place) => place <= settled && !seen.has(place)),
        );
        expect(late).toEqual([]);
        expect(look(log.marks, log.head, [0, holders()])).toBe(log.head);
      }),
      { numRuns: 500 },
    );
  });
});
