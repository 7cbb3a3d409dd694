import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { arbitraryStream } from '@/lib/fold/arbitrary-stream.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { Segment } from '@/lib/fold/segment.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readChanges } from './read-changes.ts';
import { readDiff } from './read-diff.ts';
import { readSegment } from './read-segment.ts';
import { readState } from './read-state.ts';

const own = ownData();
const at = (seconds: number) => `2026-03-29T01:00:${String(seconds).padStart(2, '0')}.000001Z`;

beforeAll(() => {
  own.write('desk', [
    { stream: 'cart-1', position: 10, recordedAt: at(10), data: '{"a":1}' },
    { stream: 'cart-2', position: 11, recordedAt: at(15), data: '{"b":1}' },
    { stream: 'cart-1', position: 12, recordedAt: at(20), data: '{"a":2}' },
    { stream: 'cart-1', position: 14, recordedAt: at(30), data: '{"a":3}', version: 5 },
    { stream: 'late', recordedAt: at(40), version: 3, data: '{"x":1}' },
  ]);
});

const stateOf = async (stream: string, moment?: string) => {
  const asked = { store: 'desk', stream, ...(moment === undefined ? {} : { at: moment }) };
  return (await readState(callAs(), asked)).value;
};

describe('the state at a moment', () => {
  it.each([
    ['v1', '1', '{"a":1}'],
    ['v2', '2', '{"a":2}'],
    // There is no v3: the state is the one before.
    ['v3', '2', '{"a":2}'],
    ['v5', '5', '{"a":3}'],
    ['v6', '5', '{"a":3}'],
    ['v9223372036854775807', '5', '{"a":3}'],
    ['v0', null, null],
    ['v-1', null, null],
    ['p10', '1', '{"a":1}'],
    ['p11', '1', '{"a":1}'],
    ['p13', '2', '{"a":2}'],
    ['p9', null, null],
    ['p9999999999999999999', '5', '{"a":3}'],
    [at(19), '1', '{"a":1}'],
    [at(20), '2', '{"a":2}'],
    ['2026-03-29T01:00:20.0000009Z', '1', '{"a":1}'],
    ['2026-03-29T03:00:20.000001+02:00', '2', '{"a":2}'],
    ['2026-03-29 01:00:20.000001', '2', '{"a":2}'],
    ['20260329T010025Z', '2', '{"a":2}'],
    ['2026-03-30', '5', '{"a":3}'],
    ['2026', null, null],
    ['infinity', '5', '{"a":3}'],
    ['', '5', '{"a":3}'],
    [undefined, '5', '{"a":3}'],
  ])('%s is version %s', async (moment, version, state) => {
    const view = await stateOf('cart-1', moment);
    expect([view.moment.version, view.state]).toEqual([version, state]);
  });

  it.each([
    'soon',
    'v',
    'v1.5',
    'v9999999999999999999',
    'p',
    'p/',
    'pnone',
    '2026-02-30',
    'previous',
  ])('refuses %s', async (moment) => {
    const failing = stateOf('cart-1', moment);
    await expect(failing).rejects.toMatchObject({ code: 'invalid_input', field: 'at' });
  });

  it('is incomplete from the first version that is not there', async () => {
    expect((await stateOf('cart-1', 'v2')).fidelity.incompleteFrom).toBeNull();
    expect((await stateOf('cart-1')).fidelity.incompleteFrom?.version).toBe('3');
    expect((await stateOf('late')).fidelity.incompleteFrom?.version).toBe('1');
  });

  it('is as incomplete in the browser as here', async () => {
    const { value } = await readSegment(callAs(), { store: 'desk', stream: 'late' });
    const there = new Segment(value).stateAt(3n);
    expect(there.fidelity).toEqual((await stateOf('late')).fidelity);
  });
});

let streams = 0;
/** A generated stream in a store of its own. */
function planted(events: readonly RecordedEvent[]) {
  streams += 1;
  const { store, append } = openMemoryStore(1n);
  append(events);
  const name = `generated-${streams}`;
  own.plant(name, store);
  return { store: name, stream: events[0]?.streamId ?? '' };
}

/** What a straight loop over the events gives. */
function straight(events: readonly RecordedEvent[], upTo: bigint) {
  const fold = new Fold(inferredReducer, { track: true, firstVersion: 1n });
  for (const event of events) if (event.version <= upTo) fold.take(event);
  return {
    version: fold.facts.version === null ? null : String(fold.facts.version),
    state: fold.state === undefined ? null : printJson(fold.state),
    incompleteFrom:
      fold.facts.incompleteFrom === null ? null : String(fold.facts.incompleteFrom.version),
  };
}

const shortOf = (view: Awaited<ReturnType<typeof stateOf>>) => ({
  version: view.moment.version,
  state: view.state,
  incompleteFrom: view.fidelity.incompleteFrom?.version ?? null,
});

const someEvents = arbitraryStream.filter((events) => events.length > 0);
const asked = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 });

describe('a generated stream', () => {
  it('has at every version the state of a straight loop', async () => {
    await fc.assert(
      fc.asyncProperty(someEvents, asked, async (events, versions) => {
        const where = planted(events);
        for (const each of versions) {
          const { value } = await readState(callAs(), { ...where, at: `v${each}` });
          expect(shortOf(value)).toEqual(straight(events, BigInt(each)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('folds to the same in the browser, from the segment around any version', async () => {
    await fc.assert(
      fc.asyncProperty(someEvents, fc.nat(30), async (events, each) => {
        const where = planted(events);
        const { value } = await readSegment(callAs(), { ...where, at: `v${each}` });
        const view = new Segment(value).stateAt(BigInt(each));
        expect(shortOf(view)).toEqual(straight(events, BigInt(each)));
      }),
      { numRuns: 60 },
    );
  });

  it('differs between two versions by what turns the one state into the other', async () => {
    await fc.assert(
      fc.asyncProperty(someEvents, fc.nat(30), fc.nat(30), async (events, one, other) => {
        const where = planted(events);
        const input = { ...where, at: `v${one}`, against: `v${other}` };
        const { value } = await readDiff(callAs(), input);
        expect(value.after.state).toBe(straight(events, BigInt(one)).state);
        expect(value.before.state).toBe(straight(events, BigInt(other)).state);
        expect(value.changes.length === 0).toBe(value.after.state === value.before.state);
      }),
      { numRuns: 60 },
    );
  });

  it('tells for each version of a range what its event changed', async () => {
    await fc.assert(
      fc.asyncProperty(someEvents, fc.nat(20), fc.nat(20), async (events, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const where = planted(events);
        const input = { ...where, from: String(from), to: String(to) };
        const { value } = await readChanges(callAs(), input);
        const expected = events.filter(({ version }) => version >= from && version <= to);
        expect(value.items.map((each) => each.version)).toEqual(
          expected.map((event) => String(event.version)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
