import { describe, expect, expectTypeOf, it } from 'vitest';
import { readFidelity, reducerSource, sameFidelity, type ReducerFidelity } from './fidelity.ts';

const hash = 'a'.repeat(64);

describe('how far a state is to be trusted', () => {
  it('names the reducer and its hash', () => {
    expect(reducerSource('account v3', hash)).toBe(`account v3 sha256:${hash}`);
  });

  it.each(['', 'A'.repeat(64), 'a'.repeat(63), `${hash}0`])('takes no %j for a hash', (text) => {
    expect(() => reducerSource('account', text)).toThrow('no hash');
  });

  it('cannot be claimed: a plain text is no source', () => {
    type Claimed = { kind: 'reducer'; source: string } | { kind: 'rules'; source: null };
    expectTypeOf<Claimed>().not.toExtend<ReducerFidelity>();
    expectTypeOf<{ kind: 'inferred'; source: 'mine' }>().not.toExtend<ReducerFidelity>();
    expectTypeOf<{ kind: 'inferred'; source: null }>().toExtend<ReducerFidelity>();
  });

  it('survives the API, and is inferred where the API names no source', () => {
    const own: ReducerFidelity = { kind: 'rules', source: reducerSource('a b', hash) };
    expect(readFidelity(own)).toEqual(own);
    for (const source of [null, '', 'account', `sha256:${hash}`, `account sha256:${hash}x`]) {
      expect(readFidelity({ kind: 'reducer', source })).toEqual({ kind: 'inferred', source: null });
    }
    expect(readFidelity({ ...own, kind: 'inferred' })).toEqual({ kind: 'inferred', source: null });
  });

  it('is the same only with the same code', () => {
    const own: ReducerFidelity = { kind: 'reducer', source: reducerSource('a', hash) };
    expect(sameFidelity(own, { ...own })).toBe(true);
    expect(sameFidelity(own, { kind: 'rules', source: own.source })).toBe(false);
    expect(sameFidelity(own, { ...own, source: reducerSource('a', 'b'.repeat(64)) })).toBe(false);
  });
});
