import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { revertPlan } from './revert-plan.ts';

function parsed(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe('a plan to revert', () => {
  it('names what differs now, from what stands to what stood', () => {
    const plan = revertPlan(
      parsed('{"email":"evil@x","phone":"1","locked":true}'),
      parsed('{"email":"ann@x","mfa":{"enabled":true},"locked":true}'),
    );
    expect(plan.sentences).toStrictEqual([
      'Set email back to "ann@x" (now "evil@x").',
      'Remove phone, which was not there (now "1").',
      'Bring back mfa: {"enabled":true}.',
    ]);
    expect(plan.changes[0]).toStrictEqual({
      path: 'email',
      kind: 'changed',
      before: '"evil@x"',
      after: '"ann@x"',
    });
    expect(parsed(plan.patch)).toHaveLength(3);
  });

  it('is empty where nothing differs', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: false }), (state) => {
        expect(revertPlan(state, state)).toStrictEqual({ changes: [], patch: '[]', sentences: [] });
      }),
    );
  });

  it('tells of a whole state that was not there yet', () => {
    expect(revertPlan(parsed('{"a":1}'), undefined).sentences).toStrictEqual([
      'Remove the whole state, which was not there (now {"a":1}).',
    ]);
  });
});
