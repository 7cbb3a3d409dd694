import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryStream } from './arbitrary-stream.ts';
import { reducerSource } from './fidelity.ts';
import { Fold } from './fold.ts';
import { freeze } from './frozen.ts';
import { frozenFromText, frozenToText } from './frozen-text.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { ReducerFailure, type Reducer } from './reducer.ts';

const source = reducerSource('account v2', 'c'.repeat(64));
const failing: Reducer = {
  ...inferredReducer,
  fidelity: { kind: 'reducer', source },
  apply(state, read, changes) {
    if (read.event.version === 9n) throw new ReducerFailure('no such account', null);
    return inferredReducer.apply(state, read, changes);
  },
};

describe('a fold at rest as text', () => {
  it.each([
    ['inferred', inferredReducer],
    ['stopped by its reducer', failing],
  ])('is the same again when it is read: %s', (_, reducer) => {
    fc.assert(
      fc.property(arbitraryStream, fc.boolean(), (events, track) => {
        const fold = new Fold(reducer, { track, firstVersion: 1n });
        for (const event of events) fold.take(event);
        const frozen = freeze(fold);
        expect(frozenFromText(frozenToText(frozen))).toStrictEqual(frozen);
      }),
    );
  });

  it.each(['', '{', '[]', '{"facts":{}}', 'null'])('is not found in other text: %j', (text) => {
    expect(frozenFromText(text)).toBeNull();
  });

  it('is not found where a part is missing, more than there is or of another kind', () => {
    const fold = new Fold(inferredReducer, { track: true });
    const whole = JSON.parse(frozenToText(freeze(fold))) as Record<string, unknown>;
    const others = [
      { ...whole, state: 1 },
      { ...whole, more: true },
      { ...whole, facts: null },
    ];
    for (const other of others) expect(frozenFromText(JSON.stringify(other))).toBeNull();
  });

  it('cannot claim a reducer without its hash', () => {
    const frozen = freeze(new Fold(failing, { track: true }));
    const claimed = frozenToText(frozen).replace(/sha256:c+/, 'sha256:no');
    expect(frozenFromText(claimed)?.fidelity).toStrictEqual({ kind: 'inferred', source: null });
  });
});
