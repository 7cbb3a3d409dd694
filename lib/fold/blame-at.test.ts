import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath, valueAt } from '@/lib/json/path.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { placeOf, setterAt } from './blame-at.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { KnownPaths } from './known-paths.ts';

const blameOf = (fold: Fold) =>
  fold.leaves().map(({ path, version }) => ({ path: printPath(path), version: String(version) }));

function setter(payloads: readonly string[], text: string): bigint | null {
  const fold = new Fold(inferredReducer, { track: true });
  for (const [index, json] of payloads.entries()) fold.take(sampleEvent(index + 1, { json }));
  const path = parsePath(text);
  if (!path.ok || fold.state === undefined) throw new Error(text);
  return setterAt(blameOf(fold), fold.state, path.path);
}

const basket = [
  '{"lines":[{"id":"x","quantity":1},{"id":"y","quantity":1}],"a":{"b":1},"ab":1}',
  '{"lines":[{"id":"y","quantity":1},{"id":"x","quantity":2}]}',
  '{"ab":2}',
];

describe('who set what stands at a path', () => {
  it.each([
    ['lines[#x].quantity', 2n],
    ['lines[#y].quantity', 1n],
    ['lines[#x]', 2n],
    ['lines[#y].id', 1n],
    ['lines', 2n],
    ['a', 1n],
    ['ab', 3n],
    ['', 3n],
    ['lines[#z]', null],
    ['lines[7].id', null],
    ['a.b.c', null],
  ])('is found for %s', (path, version) => {
    expect(setter(basket, path)).toBe(version);
  });

  it('is the newest version among the leaves that stand there', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const fold = new Fold(inferredReducer, { track: true, firstVersion: 1n });
        const known = new KnownPaths();
        for (const event of events) {
          fold.take(event);
          known.take(fold.changes);
        }
        const { state } = fold;
        if (state === undefined) return;
        for (const path of known.paths.values()) {
          const place = placeOf(state, path);
          const below =
            place === null
              ? []
              : fold
                  .leaves()
                  .filter((leaf) => place.every((step, index) => leaf.path[index] === step))
                  .map(({ version }) => version);
          expect(place === null).toBe(valueAt(state, path) === undefined);
          const newest = below.reduce<bigint | null>(
            (most, each) => (most === null || each > most ? each : most),
            null,
          );
          expect(setterAt(blameOf(fold), state, path)).toBe(newest);
        }
      }),
      { numRuns: 40 },
    );
  });
});
