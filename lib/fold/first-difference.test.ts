import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { reducerSource } from './fidelity.ts';
import { FirstDifference } from './first-difference.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';
import type { Reducer } from './reducer.ts';

function ruled(on: string, more = ''): Reducer {
  const compiled = compileRules(`category: account\n${more}on: ${on}`);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.rules.reducer(reducerSource('rules', 'f'.repeat(64)));
}

const merging = ruled('{ "*": merge }');
/** Agree on most events, and never quite. */
const pairs: readonly (readonly [string, Reducer, Reducer])[] = [
  ['inferred and merging', inferredReducer, merging],
  ['with and without one type', merging, ruled('{ EmailChanged: ignore, "*": merge }')],
  ['setting one field', ruled('{ "*": { set: { a: $.a? } } }'), merging],
  ['from another beginning', merging, ruled('{ "*": merge }', 'initial: { b: 1 }\n')],
  [
    'in another way',
    ruled('{ AccountChanged: { set: { a: 1, b: 2 } }, "*": merge }'),
    ruled('{ AccountChanged: { set: { b: 2, a: 1 } }, "*": merge }'),
  ],
];

const begin = (reducer: Reducer): Fold => new Fold(reducer, { track: true });

describe('the first difference of two folds', () => {
  it.each(pairs)('is where the states first differ, as whole states tell it: %s', (_, one, two) => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const watch = new FirstDifference(begin(one), begin(two));
        const [before, after] = [begin(one), begin(two)];
        let first: string | null = null;
        for (const event of events) {
          watch.take(event);
          before.take(event);
          after.take(event);
          if (!equalJson(before.state, after.state)) first ??= String(event.version);
          expect(watch.now).toBe(!equalJson(before.state, after.state));
        }
        expect(watch.found === null ? null : String(watch.found.version)).toBe(first);
      }),
      { numRuns: 200 },
    );
  });

  it('is told with the type and what differs', () => {
    const watch = new FirstDifference(begin(inferredReducer), begin(ruled('{ A: merge }')));
    const data = (text: string) => ({ data: { kind: 'json', text } as const });
    watch.take(sampleEvent(1, { type: 'A', ...data('{"a":1}') }));
    expect(watch.found).toBeNull();
    watch.take(sampleEvent(2, { type: 'B', ...data('{"a":2}') }));
    watch.take(sampleEvent(3, { type: 'A', ...data('{"a":3}') }));
    expect(watch.found).toMatchObject({
      version: 2n,
      type: 'B',
      changes: [{ before: 2, after: 1 }],
    });
    expect(watch.now).toBe(false);
  });
});
