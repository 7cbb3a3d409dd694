import { describe, expect, it } from 'vitest';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { Fold, type FoldOptions } from './fold.ts';
import { freeze, sizeOf, thaw } from './frozen.ts';
import { reducerSource } from './fidelity.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { ReducerFailure, type Reducer } from './reducer.ts';

function folded(
  events: readonly RecordedEvent[],
  options: FoldOptions = { track: true },
  reducer: Reducer = inferredReducer,
): Fold {
  const fold = new Fold(reducer, options);
  for (const event of events) fold.take(event);
  return fold;
}

const stateOf = (fold: Fold): string => (fold.state === undefined ? '-' : printJson(fold.state));

const broken = (data: Payload): Fold =>
  folded([
    sampleEvent(1, { json: '{"a":1}' }),
    sampleEvent(2, { data }),
    sampleEvent(3, { json: '{"b":2}' }),
  ]);

describe('events that cannot be taken in', () => {
  it.each<[string, Payload]>([
    ['invalid_json', { kind: 'json', text: '{"a":\n 1,}' }],
    ['too_deep', { kind: 'json', text: '['.repeat(1000) }],
    ['gzip', { kind: 'binary', bytes: new Uint8Array([31, 139]), encoding: 'gzip' }],
    ['invalid-utf8', { kind: 'binary', bytes: new Uint8Array([255]), encoding: 'invalid-utf8' }],
    ['oversized', { kind: 'oversized', size: 9_000_000, head: '{' }],
    ['omitted', { kind: 'omitted' }],
    ['erased', { kind: 'erased' }],
  ])('%s: the state goes on and says from where it is incomplete', (code, data) => {
    const fold = broken(data);
    expect(stateOf(fold)).toBe('{"a":1,"b":2}');
    expect(fold.facts.warnings).toMatchObject([{ version: 2n, code }]);
    expect(fold.facts.incompleteFrom?.version).toBe(2n);
    expect(fold.facts.incompleteFrom?.reason).toContain('ersion 2');
  });

  it('names the place of a fault in the text', () => {
    expect(broken({ kind: 'json', text: '{"a":\n 1,}' }).facts.incompleteFrom?.reason).toBe(
      'Version 2 is not JSON (line 2, column 4: Expected a key in quotes, found "}".)',
    );
  });

  it('takes an absent payload as an event without content', () => {
    expect(broken({ kind: 'absent' }).facts).toMatchObject({ warnings: [], events: 3 });
  });

  it('says which versions a gap swallowed', () => {
    const fold = folded([sampleEvent(3), sampleEvent(6, { json: '{"a":1}' }), sampleEvent(7)]);
    expect(fold.facts.warnings).toStrictEqual([
      { version: 4n, code: 'gap', message: 'The stream has no version 4 to 5.' },
    ]);
    expect(fold.facts.incompleteFrom?.version).toBe(4n);
  });

  it('knows that a stream lost its beginning when told where the store begins', () => {
    const late = folded([sampleEvent(3)], { track: true, firstVersion: 1n });
    expect(late.facts.incompleteFrom?.version).toBe(1n);
    expect(folded([sampleEvent(3)]).facts.incompleteFrom).toBeNull();
    expect(folded([sampleEvent(0)], { track: true, firstVersion: 1n }).facts.warnings).toHaveLength(
      0,
    );
  });

  it('counts the first of two events with one version', () => {
    const fold = folded([
      sampleEvent(1, { json: '{"a":1}' }),
      sampleEvent(1, { json: '{"a":2}' }),
      sampleEvent(0, { json: '{"a":3}' }),
    ]);
    expect(stateOf(fold)).toBe('{"a":1}');
    expect(fold.facts.warnings.map(({ code }) => code)).toStrictEqual([
      'duplicate_version',
      'out_of_order',
    ]);
    expect(fold.facts.events).toBe(1);
  });

  it('counts the warnings it no longer keeps', () => {
    const events = Array.from({ length: 250 }, (_, at) => sampleEvent(at, { json: 'x' }));
    const { warnings, furtherWarnings } = folded(events).facts;
    expect([warnings.length, furtherWarnings]).toStrictEqual([200, 50]);
  });
});

describe('a reducer that fails', () => {
  const failing: Reducer = {
    fidelity: { kind: 'reducer', source: reducerSource('test', 'a'.repeat(64)) },
    initial: () => 0,
    apply(state, { event }) {
      if (event.version === 2n) throw new ReducerFailure('no such account', null);
      return typeof state === 'number' ? state + 1 : state;
    },
  };

  it('stops the fold there and leaves the state before it', () => {
    const fold = folded(
      [1, 2, 3].map((at) => sampleEvent(at)),
      { track: false },
      failing,
    );
    expect(fold.state).toBe(1);
    expect(fold.facts).toMatchObject({
      stopped: { version: 2n, reason: 'no such account' },
      incompleteFrom: { version: 2n },
      version: 2n,
    });
  });

  it('is not confused with a fault of ours', () => {
    const faulty: Reducer = {
      ...failing,
      apply: () => {
        throw new TypeError('bug');
      },
    };
    expect(() => folded([sampleEvent(1)], { track: false }, faulty)).toThrow('bug');
  });
});

describe('a frozen fold', () => {
  it('refuses to go on with blame it never had', () => {
    const plain = freeze(folded([sampleEvent(1, { json: '{"a":1}' })], { track: false }));
    expect(() => thaw(plain, inferredReducer, { track: true })).toThrow('without blame');
    expect(stateOf(thaw(plain, inferredReducer, { track: false }))).toBe('{"a":1}');
  });

  it('is never gone on with by another reducer', () => {
    const frozen = freeze(folded([sampleEvent(1, { json: '{"a":1}' })]));
    const source = reducerSource('account', 'b'.repeat(64));
    const own: Reducer = { ...inferredReducer, fidelity: { kind: 'reducer', source } };
    expect(() => thaw(frozen, own, { track: true })).toThrow('another reducer');
  });

  it('says when it is damaged', () => {
    const frozen = freeze(folded([sampleEvent(1, { json: '{"a":1}' })]));
    const damaged = { ...frozen, state: '{"a":' };
    expect(() => thaw(damaged, inferredReducer, { track: true })).toThrow('damaged');
  });

  it('weighs what its texts weigh', () => {
    const frozen = freeze(folded([sampleEvent(1, { json: '{"a":1}' })]));
    expect(sizeOf(frozen)).toBe(256 + 128 + 2 * ('{"a":1}'.length + '{"a":1}'.length));
    expect(sizeOf(freeze(folded([])))).toBe(256);
  });
});
