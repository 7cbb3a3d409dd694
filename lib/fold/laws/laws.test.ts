import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '@/lib/events/ids.ts';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import { arbitraryStream } from '../arbitrary-stream.ts';
import { Checkpoints } from '../checkpoints.ts';
import { reducerSource } from '../fidelity.ts';
import { inferredReducer } from '../inferred-reducer.ts';
import type { Reducer } from '../reducer.ts';
import { blameViolations } from './blame-violations.ts';
import { checkpointViolations } from './checkpoint-violations.ts';
import { ledgerViolations } from './ledger-violations.ts';
import { purityViolations } from './purity-violations.ts';
import { blameOf, checkpointsOf, ledgerOf, saying } from './told-of.ts';

const rules = compileRules(`category: account
initial: { n: 0, log: [] }
on:
  AccountChanged: { add: { n: 1 }, append: { log: $.a? }, set: { last: $.b?, lines: $.lines? } }
  EmailChanged: { set: { "seen[$event.version]": true }, unset: last }
  AccountOpened: { merge: $ }
  AccountDeleted: delete
  LineRemoved: { set: { n: $.missing } }`);
if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
const reducers: readonly (readonly [string, Reducer])[] = [
  ['inferred', inferredReducer],
  ['declared by rules', rules.rules.reducer(reducerSource('rules', 'f'.repeat(64)))],
];

describe.each(reducers)('the laws of time travel, %s', (_, reducer) => {
  it('every version is rebuilt from the ledger, whose boundaries are differences', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        expect(ledgerViolations(events, ledgerOf(events, reducer), reducer)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('every leaf is blamed on the last event that touched it', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const told = saying(blameOf(events, reducer));
        expect(blameViolations(events, told, reducer)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('the state from any checkpoint is the state from scratch, whatever was thinned out', () => {
    fc.assert(
      fc.property(arbitraryStream, fc.nat(20_000), fc.array(fc.nat(25)), (events, room, asked) => {
        const kept = new Checkpoints(room);
        for (const [index, frozen] of checkpointsOf(events, reducer).entries()) {
          kept.add(frozen);
          const cursor = asked[index];
          if (cursor !== undefined) kept.atOrBefore(frozen.facts.version ?? version(0n));
        }
        expect(checkpointViolations(events, kept.all, reducer)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('the same events give the same state again', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        expect(purityViolations(events, reducer)).toEqual([]);
      }),
    );
  });
});
