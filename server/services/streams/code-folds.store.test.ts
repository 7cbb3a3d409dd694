import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamId, version } from '@/lib/events/ids.ts';
import type { ChangeView } from '@/lib/api/views.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { arbitraryStream } from '@/lib/fold/arbitrary-stream.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { reducerSource } from '@/lib/fold/fidelity.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { Segment } from '@/lib/fold/segment.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { scriptOf } from '@/server/sandbox/testing/script.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { stepsOf } from './internal-segment-steps.ts';
import { seek } from './internal-seek.ts';
import { StreamFold } from './internal-stream-fold.ts';

const { signal } = new AbortController();

const byCode = (body: string, initial: string | null = null): StreamReducer => ({
  kind: 'code',
  key: body,
  fidelity: { kind: 'reducer', source: reducerSource('own', 'e'.repeat(64)) },
  initial,
  code: { script: scriptOf(body), name: 'own' },
  claims: null,
});

function foldOf(events: readonly RecordedEvent[], source: StreamReducer): StreamFold {
  const { store, append } = openMemoryStore(1n);
  append(events);
  return new StreamFold({ store, stream: streamId(events[0]?.streamId ?? ''), source });
}

/** As the inferred reducer does, without what JSON cannot say in JavaScript. */
const counting = `
  state = state ?? { seen: [], last: null };
  state.seen.push(event.version);
  state.last = event.data === undefined ? null : JSON.stringify(event.data).length;
  if (event.type === 'AccountDeleted') delete state.last;
  return state;`;

const someEvents = arbitraryStream.filter((events) => events.length > 0);

describe('a stream folded by code', () => {
  it('has the same state from any checkpoint, in any order of asking', async () => {
    await fc.assert(
      fc.asyncProperty(
        someEvents,
        fc.array(fc.nat(30), { minLength: 1 }),
        async (events, asked) => {
          const folded = foldOf(events, byCode(counting));
          await folded.reach(null, signal);
          const fresh = foldOf(events, byCode(counting));
          for (const at of asked) {
            const [here, there] = [
              await seek(folded, version(BigInt(at)), signal),
              await seek(fresh, version(BigInt(at)), signal),
            ];
            expect(printJson(here.state ?? null)).toBe(printJson(there.state ?? null));
            expect(here.facts).toEqual(there.facts);
            expect(here.leaves()).toEqual(there.leaves());
          }
          folded.stepper.rest();
          fresh.stepper.rest();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('takes in exactly the events that any fold takes in', async () => {
    await fc.assert(
      fc.asyncProperty(someEvents, async (events) => {
        const seen: bigint[] = [];
        const fold = new Fold(
          {
            ...inferredReducer,
            apply(state, { event }) {
              seen.push(event.version);
              return state;
            },
          },
          { track: false, firstVersion: 1n },
        );
        for (const event of events) fold.take(event);
        const folded = foldOf(events, byCode(counting));
        const { state } = await seek(folded, version(99n), signal);
        folded.stepper.rest();
        const text = printJson(state ?? null);
        expect(text.startsWith(`{"seen":[${seen.join(',')}]`) || seen.length === 0).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('stops where the code throws, and keeps the state before', async () => {
    const events = [1, 2, 3, 4].map((at) => sampleEvent(at));
    const body = `if (event.version === 3) throw new Error('unknown plan'); return { n: event.version };`;
    const folded = foldOf(events, byCode(body));
    const fold = await seek(folded, version(4n), signal);
    expect(printJson(fold.state ?? null)).toBe('{"n":2}');
    expect(fold.facts.stopped).toEqual({ version: 3n, reason: 'Error: unknown plan' });
    expect(fold.facts.incompleteFrom?.version).toBe(3n);
    expect(fold.reducer.fidelity.kind).toBe('reducer');
  });
});

const rules = compileRules(`category: account
initial: { n: 0, log: [] }
on:
  AccountChanged: { add: { n: 1 }, append: { log: $.a? }, set: { last: $.b? } }
  EmailChanged: { set: { "seen[$event.version]": true }, unset: last }
  AccountDeleted: delete
  LineRemoved: { set: { n: $.missing } }`);
if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
const byRules: StreamReducer = {
  kind: 'plain',
  key: 'rules',
  reducer: rules.rules.reducer(reducerSource('rules', 'f'.repeat(64))),
  claims: null,
};

describe('a fold that was stopped by its reducer', () => {
  it('has read the rest of the stream once, however often it is asked', async () => {
    const events = [1, 2, 3, 4, 5].map((at) =>
      sampleEvent(at, { type: at === 3 ? 'LineRemoved' : 'AccountChanged', json: '{"b":1}' }),
    );
    const folded = foldOf(events, byRules);
    for (let times = 0; times < 3; times += 1) await folded.reach(null, signal);
    expect(folded.index.length).toBe(5);
    expect(folded.progress).toMatchObject({ done: true, folded: 5, version: 5n });
    expect((await seek(folded, version(5n), signal)).facts.stopped?.version).toBe(3n);
  });
});

const sorted = (changes: readonly ChangeView[]): readonly string[] =>
  changes.map((change) => JSON.stringify(change)).sort();

describe('a segment sent to a browser', () => {
  it.each([
    ['code', byCode(counting)],
    ['rules', byRules],
  ])('folds to the states of the server without the %s', async (_, source) => {
    await fc.assert(
      fc.asyncProperty(someEvents, async (events) => {
        const folded = foldOf(events, source);
        await folded.reach(null, signal);
        const segment = new Segment({
          base: null,
          events: events.map(eventToView),
          firstVersion: '1',
          from: '1',
          to: '99',
          steps: await stepsOf(folded, null, events),
        });
        for (const { version: at } of [...events].reverse()) {
          const here = segment.stateAt(at);
          const there = await seek(folded, at, signal);
          expect(here.state).toBe(there.state === undefined ? null : printJson(there.state));
          expect(here.fidelity).toMatchObject(there.reducer.fidelity);
          expect(here.stopped?.reason).toBe(there.facts.stopped?.reason);
          expect(sorted(here.changes)).toEqual(sorted(there.changes.map(changeToView)));
        }
        folded.stepper.rest();
      }),
      { numRuns: 25 },
    );
  });
});
