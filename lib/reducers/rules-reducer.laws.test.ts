import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryStream } from '@/lib/fold/arbitrary-stream.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { diff } from '@/lib/fold/diff.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { reducerSource } from '@/lib/fold/fidelity.ts';
import { freeze, thaw } from '@/lib/fold/frozen.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { compileRules } from './compile-rules.ts';

const operation = fc.constantFrom(
  '{ merge: $ }',
  '{ set: { a: $.a? } }',
  '{ set: { b.c: $.b }, add: { n: 1 } }',
  '{ append: { log: $.a? } }',
  '{ put: { lines: { by: id, value: { id: $.a, q: $.b? } } } }',
  '{ remove: { lines: { where: { id: $.a? } } } }',
  '{ merge: { a: $.b? }, unset: [b, "lines[#x]"] }',
  '{ unset: a, set: { a: 1, "lines[#x].quantity": 9 } }',
  'delete',
  'ignore',
);
const types = ['AccountChanged', 'EmailChanged', 'AccountOpened', 'AccountDeleted', '"*"'];
const source = reducerSource('law', 'c'.repeat(64));

/** Rules of any sort: many of them fail on many events. */
const arbitraryRules = fc
  .array(fc.tuple(fc.constantFrom(...types), operation), { minLength: 1, maxLength: 5 })
  .map((pairs) => {
    const on = [...new Map(pairs)].map(([type, does]) => `  ${type}: ${does}`);
    const compiled = compileRules(`category: account\ninitial: { n: 0 }\non:\n${on.join('\n')}`);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    return compiled.rules.reducer(source);
  });

const shown = (state: JsonValue | undefined): string | null =>
  state === undefined ? null : printJson(state);

function copyOf(state: JsonValue | undefined): JsonValue | undefined {
  if (state === undefined) return undefined;
  const parsed = parseJson(printJson(state));
  return parsed.ok ? parsed.value : undefined;
}

describe('folding by rules', () => {
  it('tells exactly what differs after each event, and nothing when it fails', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryStream, (reducer, events) => {
        const fold = new Fold(reducer, { track: true });
        for (const event of events) {
          const before = copyOf(fold.state);
          fold.take(event);
          const told = fold.changes.map((change) => JSON.stringify(changeToView(change)));
          const real = diff(before, fold.state).map((each) => JSON.stringify(changeToView(each)));
          expect([...told].sort()).toEqual([...real].sort());
        }
      }),
    );
  });

  it('comes to the same from any checkpoint as from the start', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryStream, fc.nat(25), (reducer, events, cut) => {
        const whole = new Fold(reducer, { track: true });
        for (const event of events) whole.take(event);
        const first = new Fold(reducer, { track: true });
        for (const event of events.slice(0, cut)) first.take(event);
        const second = thaw(freeze(first), reducer, { track: true });
        for (const event of events.slice(cut)) second.take(event);
        expect(freeze(second)).toEqual(freeze(whole));
      }),
    );
  });

  it('gives the same state again, whatever was folded in between', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryStream, arbitraryStream, (reducer, events, others) => {
        const run = (stream: typeof events) => {
          const fold = new Fold(reducer, { track: false });
          for (const event of stream) fold.take(event);
          return shown(fold.state);
        };
        const once = run(events);
        run(others);
        expect(run(events)).toBe(once);
      }),
    );
  });
});
