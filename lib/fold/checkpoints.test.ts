import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { CheckpointCutter, Checkpoints } from './checkpoints.ts';
import { Fold } from './fold.ts';
import { freeze, sizeOf, thaw, type Frozen } from './frozen.ts';
import { inferredReducer } from './inferred-reducer.ts';

function frozenAt(at: number): Frozen {
  const fold = new Fold(inferredReducer, { track: true });
  fold.take(sampleEvent(at, { json: '{"a":1}' }));
  return { ...freeze(fold), blame: '1' };
}

const size = sizeOf(frozenAt(1));

describe('cutting checkpoints', () => {
  it('follows what folding cost', () => {
    let clock = 0;
    const cutter = new CheckpointCutter(() => clock, { milliseconds: 10, events: 1000 });
    const takes = (milliseconds: number): boolean =>
      cutter.isDueAfter(1, () => {
        clock += milliseconds;
      });
    expect([4, 5, 1, 9, 1, 30, 2].map(takes)).toStrictEqual([
      false,
      false,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('happens at the latest after so many events', () => {
    const cutter = new CheckpointCutter(() => 0, { milliseconds: 10, events: 100 });
    const folds = (events: number): boolean => cutter.isDueAfter(events, () => undefined);
    expect([60, 39, 1, 99, 1].map(folds)).toStrictEqual([false, false, true, false, true]);
  });
});

describe('keeping checkpoints', () => {
  it('finds the last one at or before a version and the first one after it', () => {
    const kept = new Checkpoints(1e6);
    for (const at of [30, 10, 20]) kept.add(frozenAt(at));
    const found = [5, 10, 19, 20, 99].map((at) => kept.atOrBefore(version(BigInt(at))));
    expect(found.map((frozen) => frozen?.facts.version ?? null)).toStrictEqual([
      null,
      10n,
      10n,
      20n,
      30n,
    ]);
    expect(kept.after(version(10n))?.facts.version).toBe(20n);
    expect(kept.after(version(30n))).toBeNull();
    expect(kept.newest?.facts.version).toBe(30n);
  });

  it('has nothing to keep of a fold without events, and one per version', () => {
    const kept = new Checkpoints(1e6);
    kept.add(freeze(new Fold(inferredReducer, { track: true })));
    expect([kept.newest, kept.bytes]).toStrictEqual([null, 0]);
    kept.add(frozenAt(1));
    kept.add(frozenAt(1));
    expect([kept.versions, kept.bytes]).toStrictEqual([[1n], size]);
  });

  it('never exceeds its budget, loses the newest or miscounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1 }),
        fc.integer({ min: 1, max: 12 }),
        (steps, room) => {
          const kept = new Checkpoints(room * size);
          for (const [at, asked] of steps) {
            kept.add(frozenAt(at));
            kept.atOrBefore(version(BigInt(asked)));
            expect(kept.bytes).toBeLessThanOrEqual(room * size);
            expect(kept.bytes).toBe(kept.versions.length * size);
          }
          const newest = Math.max(...steps.map(([at]) => at));
          expect(kept.newest?.facts.version).toBe(BigInt(newest));
        },
      ),
    );
  });

  it('is dense near the head and near the place people look at, sparse between', () => {
    const kept = new Checkpoints(40 * size);
    for (let at = 1; at <= 1000; at += 1) {
      kept.atOrBefore(version(200n));
      kept.add(frozenAt(at));
    }
    const near = (low: number, high: number): number =>
      kept.versions.filter((at) => at >= low && at <= high).length;
    expect(near(900, 1000)).toBeGreaterThan(near(550, 650));
    expect(near(150, 250)).toBeGreaterThan(near(550, 650));
    expect(near(1, 100)).toBeGreaterThan(0);
  });

  it('keeps one that is larger than the whole budget rather than none', () => {
    const kept = new Checkpoints(1);
    kept.add(frozenAt(1));
    kept.add(frozenAt(2));
    expect(kept.versions).toStrictEqual([2n]);
  });

  it('leads to the same state as a fold from scratch', () => {
    const events = Array.from({ length: 300 }, (_, at) =>
      sampleEvent(at, { json: `{"k${String(at % 5)}":${String(at)}}` }),
    );
    const kept = new Checkpoints(8 * size);
    const scratch = new Fold(inferredReducer, { track: true });
    for (const event of events) {
      scratch.take(event);
      if (event.version % 20n === 0n) kept.add(freeze(scratch));
    }
    for (const at of kept.versions) {
      const start = kept.atOrBefore(at);
      if (start === null) throw new Error('no checkpoint');
      const fold = thaw(start, inferredReducer, { track: true });
      for (const event of events) if (event.version > at) fold.take(event);
      expect(freeze(fold)).toStrictEqual(freeze(scratch));
    }
  });
});
