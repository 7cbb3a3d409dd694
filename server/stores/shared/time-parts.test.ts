import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import {
  KeptTimeParts,
  TimeLeaps,
  TimeParts,
  type Piece,
  type PieceRequest,
} from './time-parts.ts';

const { signal } = new AbortController();

/** An event of the span at this place. Times are digits, so that their text is in order. */
interface Held {
  readonly place: bigint;
  readonly time: number;
}

function pieceOf(held: readonly Held[], { from, most, first, width, parts }: PieceRequest): Piece {
  const found = held
    .filter(({ time }) => from === null || time >= Number(from))
    .toSorted((a, b) => a.time - b.time)
    .slice(0, most);
  const last = found.at(-1);
  return {
    parts: found.map(({ place }) => Math.min(Number((place - first) / width), parts)),
    looked: found.length,
    last: last === undefined ? null : String(last.time),
  };
}

/** Learns until nothing is left to learn. */
function learnt(parts: TimeParts, held: readonly Held[], most: number): TimeParts {
  for (let pieces = 0; parts.state === 'learning'; pieces += 1) {
    expect(pieces).toBeLessThan(1000);
    const asked = parts.next(most);
    parts.learn(asked, pieceOf(held, asked));
  }
  return parts;
}

const over = (first: bigint, through: bigint): TimeParts =>
  TimeParts.over(first, through) ?? expect.fail('it cannot be divided');

const logs = fc
  .record({
    first: fc.bigInt({ min: -50n, max: 50n }),
    span: fc.oneof(fc.bigInt({ min: 0n, max: 40n }), fc.bigInt({ min: 0n, max: 10_000_000n })),
    held: fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1.1, noNaN: true }), time: fc.nat(9) }),
    ),
    beside: fc.double({ min: -0.1, max: 1.2, noNaN: true }),
    most: fc.integer({ min: 1, max: 5 }),
    forward: fc.boolean(),
  })
  .map(({ first, span, held, beside, ...rest }) => {
    const placeAt = (share: number): bigint => first + BigInt(Math.floor(Number(span) * share));
    return {
      ...{ ...rest, first, through: first + span, after: placeAt(beside) },
      held: held.map(({ at, time }) => ({ place: placeAt(at), time })),
    };
  });

describe('parts of a log by time', () => {
  it('are never leapt over while an event of the time may be in them', () => {
    fc.assert(
      fc.property(logs, ({ first, through, held, after, most, forward }) => {
        const leap = learnt(over(first, through), held, most).leap(after, forward);
        const isAhead = ({ place }: Held, from: bigint) => (forward ? place > from : place < from);
        const left = held.filter((each) => isAhead(each, after));
        const kept = left.filter(
          (each) => leap !== 'nowhere' && (leap.after === null || isAhead(each, leap.after)),
        );
        expect(kept).toEqual(left);
      }),
    );
  });

  it('lead from anywhere to the part of the nearest event', () => {
    fc.assert(
      fc.property(logs, ({ first, through, held, after, most, forward }) => {
        const leap = learnt(over(first, through), held, most).leap(after, forward);
        if (leap === 'nowhere' || leap.after === after || leap.after === null) return;
        const width = (through - first) / 2048n + 1n;
        const [low, high] = forward
          ? [leap.after, leap.after + width]
          : [leap.after - width - 1n, leap.after];
        const isNear = held.some(({ place }) => place > low && place <= high);
        expect(isNear || (forward && leap.after === through)).toBe(true);
      }),
    );
  });

  it('are not leapt over while only some of them are known', () => {
    const parts = over(1n, 1_000_000n);
    const held = [1, 2, 3].map((time) => ({ place: BigInt(time), time }));
    const asked = parts.next(1);
    parts.learn(asked, pieceOf(held, asked));
    expect(parts.leap(900_000n, false)).toEqual({ after: 900_000n });
  });

  it('say nothing of places behind those that are final', () => {
    const parts = learnt(over(1n, 1000n), [], 10);
    expect(parts.leap(2000n, false)).toEqual({ after: 2000n });
    expect(parts.leap(null, false)).toEqual({ after: null });
    expect(parts.leap(null, true)).toEqual({ after: 1000n });
    expect(parts.leap(1001n, false)).toBe('nowhere');
  });

  it('learn from answers that come in another order', () => {
    const parts = over(1n, 1_000_000n);
    const held = [
      { place: 500_000n, time: 1 },
      { place: 700_000n, time: 2 },
    ];
    const [one, other] = [parts.next(1), parts.next(1)];
    parts.learn(one, pieceOf(held, one));
    const more = parts.next(1);
    parts.learn(other, pieceOf(held, other));
    parts.learn(more, pieceOf(held, more));
    learnt(parts, held, 3);
    const leap = parts.leap(900_000n, false);
    expect(leap === 'nowhere' ? 0n : leap.after).toBeGreaterThan(700_000n);
  });

  it('are not made of places that a database cannot divide', () => {
    expect(TimeParts.over(-(2n ** 63n), 2n ** 63n - 1n)).toBeNull();
  });
});

describe('leaps of a walk', () => {
  const held = [{ place: 10n, time: 5 }];
  const reads: PieceRequest[] = [];
  const indexOf = (piece: (asked: PieceRequest) => Piece) => ({
    extent: () => Promise.resolve([1n, 1_000_000n] as const),
    piece: async (asked: PieceRequest) => {
      reads.push(asked);
      await Promise.resolve();
      return piece(asked);
    },
  });
  const leaps = (kept: KeptTimeParts, piece = (asked: PieceRequest) => pieceOf(held, asked)) =>
    new TimeLeaps(kept, 'a week', indexOf(piece));
  const from = (of: TimeLeaps, dry: number) => of.from(900_000n, { forward: false, dry, signal });

  it('read nothing while the walk meets events of the time', async () => {
    reads.length = 0;
    expect(await from(leaps(new KeptTimeParts()), 0)).toEqual({ after: 900_000n });
    expect(reads).toEqual([]);
  });

  it('read an index once for all walks over the same time', async () => {
    reads.length = 0;
    const kept = new KeptTimeParts();
    const first = await from(leaps(kept), 1000);
    const second = await from(leaps(kept), 1000);
    expect(await from(leaps(kept), 0)).toEqual(first);
    expect(second).toEqual(first);
    expect(reads).toHaveLength(1);
  });

  it('forget after a minute what they knew, and what was asked for long ago', async () => {
    reads.length = 0;
    let now = 0;
    const kept = new KeptTimeParts(() => now);
    await from(leaps(kept), 1000);
    now = 60_001;
    await from(leaps(kept), 1000);
    for (let n = 0; n < 8; n += 1) kept.keep(String(n), over(1n, 2n));
    await from(leaps(kept), 1000);
    expect(reads).toHaveLength(3);
  });

  it('walk on where the index does not answer in time', async () => {
    reads.length = 0;
    const kept = new KeptTimeParts();
    const slow = leaps(kept, () => {
      throw new AppError('store_timeout', 'It takes too long.');
    });
    expect(await from(slow, 1000)).toEqual({ after: 900_000n });
    expect(await from(slow, 1000)).toEqual({ after: 900_000n });
    expect(reads).toHaveLength(1);
  });

  it('end with any other failure of the store', async () => {
    const broken = leaps(new KeptTimeParts(), () => {
      throw new AppError('store_unavailable', 'It is gone.');
    });
    await expect(from(broken, 1000)).rejects.toThrow('It is gone.');
  });
});
