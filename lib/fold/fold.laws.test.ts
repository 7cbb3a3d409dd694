import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { valueAt } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { applyChanges } from './apply-changes.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { blameFromLeaves, blameLeaves } from './blame.ts';
import { Fold } from './fold.ts';
import { freeze, thaw } from './frozen.ts';
import { inferredReducer } from './inferred-reducer.ts';

const runs = { numRuns: 400 };

function folded(events: readonly RecordedEvent[], fold = newFold()): Fold {
  for (const event of events) fold.take(event);
  return fold;
}

const newFold = (track = true): Fold => new Fold(inferredReducer, { track });

/** A copy that later events cannot reach. */
function copy(state: JsonValue | undefined): JsonValue | undefined {
  const result = state === undefined ? null : parseJson(printJson(state));
  return result?.ok === true ? result.value : undefined;
}

describe('laws of the fold', () => {
  it('a fold of a prefix, frozen and thawed, then of the rest is the fold of all', () => {
    fc.assert(
      fc.property(arbitraryStream, fc.nat(25), (events, cut) => {
        const early = freeze(folded(events.slice(0, cut)));
        const stored: unknown = JSON.parse(JSON.stringify(early, bigintsAsText));
        expect(stored).toBeTypeOf('object');
        const late = folded(events.slice(cut), thaw(early, inferredReducer, { track: true }));
        expect(freeze(late)).toStrictEqual(freeze(folded(events)));
      }),
      runs,
    );
  });

  it('tracking changes nothing of the state', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const plain = freeze(folded(events, newFold(false)));
        expect({
          ...freeze(folded(events)),
          blame: null,
          setters: [],
          tracked: false,
        }).toStrictEqual(plain);
      }),
      runs,
    );
  });

  it('the changes of each event lead from the state before to the state after', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const fold = newFold();
        for (const event of events) {
          const before = copy(fold.state);
          fold.take(event);
          const from = before ?? (fold.state === undefined ? undefined : new JsonObject(new Map()));
          expect(equalJson(applyChanges(from, fold.changes), fold.state)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('every blamed leaf is a leaf of the state, and leaves alone restore the blame', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const fold = folded(events);
        const { state } = fold;
        if (state === undefined) return;
        const leaves = fold.leaves();
        for (const leaf of leaves) expect(valueAt(state, leaf.path)).toBeDefined();
        expect(blameLeaves(blameFromLeaves(leaves, state), state)).toStrictEqual(leaves);
      }),
      runs,
    );
  });

  it('knows the setter of every leaf and of nothing else', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const fold = folded(events);
        const blamed = new Set(fold.leaves().map((leaf) => leaf.version));
        const known = fold.setters();
        for (const version of blamed) {
          expect(known.map((setter) => setter.version)).toContain(version);
        }
        for (const setter of known) {
          const event = events.find(({ version }) => version === setter.version);
          expect(setter.type).toBe(event?.type);
        }
      }),
    );
  });

  it('never touches the prototype of anything', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        folded(events);
        expect(Object.keys(Object.prototype)).toStrictEqual([]);
      }),
    );
  });
});

const bigintsAsText = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;
