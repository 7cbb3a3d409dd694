import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printPath, valueAt } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { ExactNumber, JsonObject, type JsonValue } from '@/lib/json/value.ts';
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

  it('blames each leaf on the last event whose changes touched it', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const fold = newFold();
        let tagged: JsonValue | undefined;
        for (const event of events) {
          fold.take(event);
          tagged ??= fold.state === undefined ? undefined : tagOf(event.version);
          tagged = retag(tagged, fold, event.version);
          const expected = fold.state === undefined ? [] : tagsOf(tagged, []);
          const told = fold
            .leaves()
            .map((leaf) => `${printPath(leaf.path)} ${String(leaf.version)}`);
          expect([...told].sort()).toStrictEqual([...expected].sort());
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

/*
 * The oracle for blame: a shadow of the state in which every leaf is the version that set it,
 * brought forward by the changes alone. An emptied container is marked with the version too.
 */
const tagOf = (version: Version): JsonValue => new ExactNumber(String(version));

function tagAll(value: JsonValue, version: Version): JsonValue {
  if (isArray(value)) {
    return value.length === 0 ? tagOf(version) : value.map((item) => tagAll(item, version));
  }
  if (!isObject(value)) return tagOf(version);
  if (value.entries.size === 0) return tagOf(version);
  const parts = [...value.entries].map(([key, item]) => [key, tagAll(item, version)] as const);
  return new JsonObject(new Map(parts));
}

function retag(tagged: JsonValue | undefined, fold: Fold, version: Version): JsonValue | undefined {
  let result = tagged;
  for (const change of fold.changes) {
    const after = change.after === undefined ? undefined : tagAll(change.after, version);
    result = applyChanges(result, [{ ...change, after }]);
    if (change.kind === 'removed') result = tagEmptied(result, change.place.slice(0, -1), version);
  }
  return result;
}

function tagEmptied(
  tagged: JsonValue | undefined,
  place: readonly (string | number)[],
  version: Version,
): JsonValue | undefined {
  const value = tagged === undefined ? undefined : valueAt(tagged, place);
  const empty = isArray(value) ? value.length === 0 : isObject(value) && value.entries.size === 0;
  if (!empty) return tagged;
  const after = tagOf(version);
  const change = { kind: 'changed', path: place, place, before: value, after, arrayLength: null };
  return applyChanges(tagged, [{ ...change, kind: 'changed' }]);
}

function tagsOf(tagged: JsonValue | undefined, place: readonly (string | number)[]): string[] {
  if (isArray(tagged)) return tagged.flatMap((item, index) => tagsOf(item, [...place, index]));
  if (isObject(tagged)) {
    return [...tagged.entries].flatMap(([key, item]) => tagsOf(item, [...place, key]));
  }
  return [`${printPath(place)} ${tagged instanceof ExactNumber ? tagged.text : '?'}`];
}
