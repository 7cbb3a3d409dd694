import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { printPath, valueAt } from '@/lib/json/path.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { diff } from './diff.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { KnownPaths } from './known-paths.ts';

function pathsOf(payloads: readonly string[], most?: number): KnownPaths {
  const known = new KnownPaths(most);
  const fold = new Fold(inferredReducer, { track: true });
  for (const [index, json] of payloads.entries()) {
    fold.take(sampleEvent(index + 1, { json }));
    known.take(fold.changes);
  }
  return known;
}

describe('the paths a state ever had', () => {
  it('hold removed fields, containers and elements by their id', () => {
    const { paths, further } = pathsOf([
      '{"lines":[{"id":"x","quantity":1}],"note":"a","tags":["t"]}',
      '{"note":null,"lines":[{"id":"y","quantity":2},{"id":"x","quantity":3}]}',
    ]);
    expect([...paths.keys()]).toEqual([
      'lines',
      'lines[#x]',
      'lines[#x].id',
      'lines[#x].quantity',
      'note',
      'tags',
      'tags[0]',
      'lines[#y]',
      'lines[#y].id',
      'lines[#y].quantity',
    ]);
    expect(further).toBe(false);
  });

  it('say when there were more than are kept', () => {
    const known = pathsOf(['{"a":1,"b":2}', '{"c":{"d":3}}'], 2);
    expect([[...known.paths.keys()], known.further]).toEqual([['a', 'b'], true]);
  });

  it('lead to every value that differs from nothing, at any version', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const known = new KnownPaths();
        const fold = new Fold(inferredReducer, { track: true, firstVersion: 1n });
        for (const event of events) {
          fold.take(event);
          known.take(fold.changes);
          const now = new KnownPaths();
          now.take(diff(undefined, fold.state));
          for (const [text, path] of now.paths) {
            expect(printPath(path)).toBe(text);
            expect(fold.state !== undefined && valueAt(fold.state, path)).not.toBe(undefined);
            const byPlace = path.every((step) => typeof step === 'string');
            if (byPlace) expect([...known.paths.keys()]).toContain(text);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
