import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { version } from '@/lib/events/ids.ts';
import { reducerSource } from '@/lib/fold/fidelity.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { stepReducer } from '@/lib/fold/steps.ts';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { openSession, type Session } from './session.mjs';

const budgets = {
  eventMilliseconds: 60_000,
  memoryBytes: 64 * 1024 * 1024,
  stackBytes: 256 * 1024,
  stateCharacters: 1024 * 1024,
};

/** Reducers by name, as a bundle leaves them. */
const code = `var __reducers = {
  copy: { category: 'account', reduce: (state, event) => event.data },
  merge: { category: 'account', initial: { n: 0 }, reduce(state, event) {
    for (const [key, value] of Object.entries(event.data)) {
      if (value === null) delete state[key];
      else Object.defineProperty(state, key, { value, writable: true, enumerable: true, configurable: true });
    }
  } },
  immutable: { category: 'account', reduce: (state, event) => Object.freeze({ ...state, ...event.data }) },
  add: { category: 'account', reduce: (state, event) => ({ sum: event.data.a + event.data.b }) },
  time: { category: 'account', reduce: () => ({
    now: Date.now(), iso: new Date().toISOString(), local: new Date(2026, 0, 2, 3).toISOString(),
    text: [new Date('2026-01-02T03:04'), new Date('2026-01-02 03:04:05.678901')].map((date) => +date),
    unknown: String(new Date('next week').getTime()), hours: new Date('2026-01-02T03:04').getHours(),
    zone: new Date().getTimezoneOffset(), random: [Math.random(), Math.random()],
  }) },
  class: { category: 'account', reduce(state = {}, event) {
    if (event.version > 1) return { again: state.money.twice() };
    class Money { amount = 1; twice() { return 2; } }
    state.money = new Money();
    return state;
  } },
  alias: { category: 'account', reduce(state = {}, event) {
    if (event.version === 1) { state.a = { n: 0 }; state.b = state.a; }
    state.a.n += 1;
    return state;
  } },
  nan: { category: 'account', reduce: () => ({ total: { sum: undefined + 1 } }) },
  map: { category: 'account', reduce: () => ({ items: new Map() }) },
  method: { category: 'account', reduce: () => ({ run() {} }) },
  gone: { category: 'account', reduce: (state) => null },
  no: { category: 1 },
};`;

let session: Session;
beforeAll(async () => {
  session = await openSession(budgets);
  session.load(code);
});
afterAll(() => {
  session.close();
});

const event = (at: number, data: string) => ({
  facts: JSON.stringify({ streamId: 's', version: String(at), type: 'T', at: 1_767_323_045_678 }),
  data,
  metadata: null,
});

/** Steps of one reducer over events with these payloads, begun anew every `batch` events. */
function stepsOf(name: string, payloads: readonly string[], batch = 1000): readonly string[] {
  let state: string | null = name === 'merge' ? '{"n":0}' : null;
  const steps: string[] = [];
  for (const [index, data] of payloads.entries()) {
    if (index % batch === 0) session.begin(name, state);
    steps.push(session.step(event(index + 1, data)));
    state = stateAfter(name, payloads, steps);
  }
  return steps;
}

function stateAfter(name: string, payloads: readonly string[], steps: readonly string[]) {
  const byVersion = new Map(steps.map((step, index) => [BigInt(index + 1), step]));
  const reducer = stepReducer({
    fidelity: { kind: 'reducer', source: reducerSource(name, 'd'.repeat(64)) },
    initial: name === 'merge' ? '{"n":0}' : null,
    steps: byVersion,
  });
  const fold = new Fold(reducer, { track: true });
  for (const at of byVersion.keys()) {
    fold.take(sampleEvent(at, { version: version(at), json: payloads[Number(at) - 1] ?? '' }));
  }
  return fold.state === undefined ? null : printJson(fold.state);
}

const stateOf = (name: string, ...payloads: readonly string[]) =>
  stateAfter(name, payloads, stepsOf(name, payloads));

describe('code in the sandbox', () => {
  it('tells which reducers it exports', async () => {
    const other = await openSession(budgets);
    const found = other.load(code);
    expect(found.map(({ name }) => name)).not.toContain('no');
    expect(found.find(({ name }) => name === 'merge')).toEqual({
      name: 'merge',
      category: 'account',
      store: null,
      ignores: [],
      idempotent: false,
      initial: '{"n":0}',
    });
    other.close();
  });

  it('says of itself that an event may come twice only with true', async () => {
    const other = await openSession(budgets);
    const claims = (value: string): boolean | undefined =>
      other.load(`var __reducers = { a: { category: 'a', idempotent: ${value}, reduce() {} } };`)[0]
        ?.idempotent;
    expect([claims('true'), claims('"true"'), claims('undefined')]).toEqual([true, false, false]);
    other.close();
  });

  it('finds nothing that code has left behind when it is loaded again', async () => {
    const other = await openSession(budgets);
    const counting = `let seen = 0; globalThis.left ??= 0; var __reducers = {
      count: { category: 'account', reduce: () => ({ seen: seen += 1, left: left += 1 }) } };`;
    const event = { facts: JSON.stringify({ version: '1', streamId: 's', at: 0 }), data: '{}' };
    for (let round = 0; round < 20; round += 1) {
      other.load(counting);
      other.begin('count', null);
      expect(other.step({ ...event, metadata: null })).toBe(
        '{"k":["seen","left"],"s":{"seen":1,"left":1}}',
      );
    }
    other.close();
  });

  it.each([
    ['copy', '{"a":9007199254740993,"b":[0.1000000000000000055,1e400,-0]}'],
    ['copy', String.raw`{"a":"\u0001","__proto__":{"x":1},"":[]}`],
    ['copy', '{"price":1.10}', '{"price":1.1}'],
    ['add', '{"a":9007199254740993,"b":9007199254740993}', '{"sum":18014398509481986}'],
    ['gone', '{}', 'null'],
  ])('%s keeps what %s is', (name, payload, expected = payload) => {
    expect(stateOf(name, payload)).toBe(expected);
  });

  it('has the time of the event for a clock, UTC for a zone and the stream for a chance', () => {
    const state = stateOf('time', '{}');
    expect(JSON.parse(state ?? '')).toEqual({
      now: 1_767_323_045_678,
      iso: '2026-01-02T03:04:05.678Z',
      local: '2026-01-02T03:00:00.000Z',
      text: [Date.UTC(2026, 0, 2, 3, 4), Date.UTC(2026, 0, 2, 3, 4, 5, 678)],
      unknown: 'NaN',
      hours: 3,
      zone: 0,
      random: [expect.closeTo(0.5, 0), expect.closeTo(0.5, 0)],
    });
    expect(stateOf('time', '{}')).toBe(state);
  });

  it.each([
    ['add', '{"a":9007199254740993,"b":1}', /TypeError/],
    ['nan', '{}', /total\.sum is NaN/],
    ['map', '{}', /items is a Map/],
    ['method', '{}', /run is a function/],
  ])('%s says what it cannot keep', (name, payload, reason) => {
    session.begin(name, null);
    expect(session.step(event(1, payload))).toMatch(reason);
  });

  it('keeps of a state what JSON keeps, after every event', () => {
    expect(stepsOf('class', ['{}', '{}'])[1]).toMatch(/not a function/);
    expect(stateOf('alias', '{}', '{}', '{}')).toBe('{"a":{"n":3},"b":{"n":1}}');
  });
});

const object = fc.dictionary(
  fc.constantFrom('a', 'b', '2', '1', '__proto__', 'n'),
  arbitraryJson({ shadowed: false }),
  { maxKeys: 4 },
);
const payload = object.map(
  (value) =>
    `{${Object.entries(value)
      .map(([key, each]) => `${JSON.stringify(key)}:${printJson(each)}`)
      .join(',')}}`,
);

describe('a fold by steps', () => {
  it('is the same however it is cut into batches', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('copy', 'merge', 'immutable', 'alias'),
        fc.array(payload, { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (name, payloads, batch) => {
          const whole = stepsOf(name, payloads);
          const cut = stepsOf(name, payloads, batch);
          expect(stateAfter(name, payloads, cut)).toBe(stateAfter(name, payloads, whole));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leads to what the code would have made of all events at once', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (objects) => {
        const payloads = objects.map((each) => JSON.stringify(each).replaceAll('-0', '0'));
        const state = stateOf('immutable', ...payloads);
        // Laid one over the other by spreading: assigning would take "__proto__" for something else.
        const merged = payloads.reduce<object>(
          (under, each) => ({ ...under, ...(JSON.parse(each) as object) }),
          {},
        );
        expect(JSON.parse(state ?? 'null')).toEqual(payloads.length === 0 ? null : merged);
      }),
      { numRuns: 60 },
    );
  });
});
