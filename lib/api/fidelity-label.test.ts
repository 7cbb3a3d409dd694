import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { readFidelity } from '@/lib/fold/fidelity.ts';
import { readDrift } from './drift.ts';
import { foundStream } from './lookup.ts';
import { readField, readSegment, readState } from './streams.ts';
import * as travel from './time-travel.ts';
import { readBeliefs } from './two-clocks.ts';
import { fidelityView, type FidelityView } from './views.ts';

const whole = { incompleteFrom: null, snapshot: 'unknown' } as const;
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const source = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.tuple(fc.string(), hash).map(([name, digits]) => `${name} sha256:${digits}`),
);
const kind = fc.constantFrom('inferred', 'rules', 'reducer');

describe('the label of a folded value', () => {
  it('passes the API only as what it is: more than inferred needs a name and a hash', () => {
    fc.assert(
      fc.property(kind, source, (claimed, by) => {
        const taken = fidelityView.safeParse({ kind: claimed, source: by, ...whole });
        const isNamed = /^.+ sha256:[0-9a-f]{64}$/s.test(by ?? '');
        expect(taken.success).toBe(claimed === 'inferred' ? by === null : isNamed);
        if (taken.success) {
          const { kind: shown, source: name } = taken.data;
          expect(readFidelity(taken.data)).toEqual({ kind: shown, source: name });
        }
      }),
    );
  });

  it('cannot be claimed in code either', () => {
    type Claimed = Omit<FidelityView, 'kind' | 'source'>;
    expectTypeOf<Claimed & { kind: 'inferred'; source: string }>().not.toExtend<FidelityView>();
    expectTypeOf<Claimed & { kind: 'reducer'; source: null }>().not.toExtend<FidelityView>();
  });

  it.each([
    ['a state', readState.response, 1],
    ['a segment of states', readSegment.response, 2],
    ['the history of a field', readField.response, 1],
    ['two compared states', travel.readDiff.response, 2],
    ['a plan of the way back', travel.readRevertPlan.response, 2],
    ['a fixture', travel.readFixture.response, 1],
    ['the times at which a condition held', travel.readTruth.response, 1],
    ['what would be on a branch', travel.readBranch.response, 2],
    ['what was believed', readBeliefs.response, 1],
    ['a comparison with a snapshot', readDrift.response, 1],
    ['a stream that holds a value', foundStream, 1],
  ])('goes with %s', (_, response, labels) => {
    const schema = JSON.stringify(z.toJSONSchema(response));
    expect(schema.split('"const":"inferred"')).toHaveLength(labels + 1);
  });
});
