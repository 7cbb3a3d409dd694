import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { streamId, version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { applyChanges } from '@/lib/fold/apply-changes.ts';
import { arbitraryStream } from '@/lib/fold/arbitrary-stream.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import type { EventStore, StoreSnapshot } from '@/server/stores/port.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { driftAt } from './internal-drift.ts';
import { StreamFold } from './internal-stream-fold.ts';
import { readDrift } from './read-drift.ts';
import { readState } from './read-state.ts';

const own = ownData();
const saved = '2026-01-05T00:00:00.000000Z';

beforeAll(() => {
  const file = own.write('bank', [
    { stream: 'sub-1', data: '{"plan":"solo","price":{"minor":2190}}' },
    { stream: 'sub-1', data: '{"price":{"minor":3490}}' },
    { stream: 'sub-1', data: '{"seats":2}' },
    { stream: 'sub-2', data: '{"plan":"duo"}' },
    { stream: 'sub-3', data: '{"plan":"trio"}' },
    { stream: 'sub-3', data: '{"plan":' },
    { stream: 'sub-4', data: '{"plan":"solo"}' },
  ]);
  const database = new Sqlite(file);
  const insert = database.prepare('INSERT INTO backstory_snapshots VALUES (?, ?, ?, ?, ?)');
  insert.run('sub-1', 1, 'Sub', saved, '{"price":{"minor":2190},"plan":"solo"}');
  insert.run('sub-1', 3, 'Sub', saved, '{"plan":"solo","price":{"minor":2190},"seats":2,"old":1}');
  insert.run('sub-2', 1, null, null, 'not json');
  insert.run('sub-3', 2, null, null, '{"plan":"trio"}');
  insert.run('sub-4', 9, 'Sub', saved, '{"plan":"solo"}');
  database.close();
});

const driftOf = async (stream: string, at?: string) =>
  (await readDrift(callAs(), { store: 'bank', stream, ...(at === undefined ? {} : { at }) })).value;

describe('the state against the store’s own snapshot', () => {
  it('agrees where every value is the same, whatever the order of keys', async () => {
    expect(await driftOf('sub-1', 'v2')).toEqual({
      verdict: 'agrees',
      unknown: null,
      snapshotVersion: '1',
      recordedAt: saved,
      type: 'Sub',
      changes: [],
      fidelity: { kind: 'inferred', source: null, incompleteFrom: null },
    });
  });

  it('names each place that differs: before is the snapshot, after is what the events say', async () => {
    const { verdict, snapshotVersion, changes } = await driftOf('sub-1');
    expect([verdict, snapshotVersion]).toEqual(['disagrees', '3']);
    expect(changes).toEqual([
      { path: 'price.minor', kind: 'changed', before: '2190', after: '3490' },
      { path: 'old', kind: 'removed', before: '1', after: null },
    ]);
  });

  it('is told by the state itself too', async () => {
    const { value } = await readState(callAs(), { store: 'bank', stream: 'sub-1', at: 'v3' });
    expect(value.fidelity.snapshot).toBe('disagrees');
  });

  it.each([
    ['sub-4', 'v1', 'none_yet'],
    ['sub-1', 'v0', 'none_yet'],
    ['sub-2', 'v1', 'unreadable'],
  ])('is unknown for %s at %s: %s', async (stream, at, unknown) => {
    expect(await driftOf(stream, at)).toMatchObject({ verdict: 'unknown', unknown, changes: [] });
  });

  it('is unknown where the fold never came to the version of the snapshot', async () => {
    const folded = foldOver([sampleEvent(1)], snapshotAt(2n, null));
    const drift = await driftAt(folded, version(9n), signal);
    expect(drift).toMatchObject({ verdict: 'unknown', unknown: 'not_reached' });
  });

  it('says that a state with an unreadable event in it is incomplete, even where it agrees', async () => {
    const { verdict, fidelity } = await driftOf('sub-3');
    expect([verdict, fidelity?.incompleteFrom?.version]).toEqual(['agrees', '2']);
  });

  it('is told without what the store’s library itself wrote into the snapshot', async () => {
    const held = valueOf('{"Id":"account-1","Version":1,"email":"old"}');
    const snapshot = { ...snapshotAt(1n, held), ownMembers: ['Id', 'Version'] };
    const folded = foldOver([sampleEvent(1, { json: '{"email":"new","Version":2}' })], snapshot);
    expect(await driftAt(folded, newest, signal)).toMatchObject({
      changes: [{ path: ['Version'] }, { path: ['email'] }],
    });
  });

  it('is unknown in a store that keeps none', async () => {
    const { store, append } = openMemoryStore(1n);
    append([sampleEvent(1)]);
    const drift = await driftAt(
      new StreamFold({ store, stream: streamId('account-1') }),
      newest,
      signal,
    );
    expect(drift).toEqual({ verdict: 'unknown', unknown: 'not_kept', snapshot: null });
  });
});

const { signal } = new AbortController();
const newest = version(2n ** 62n);

const snapshotAt = (at: bigint, state: JsonValue): StoreSnapshot => ({
  version: version(at),
  type: null,
  recordedAt: null,
  data: { kind: 'json', text: printJson(state) },
});

function valueOf(text: string): JsonValue {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

/** A stream in a store that keeps one snapshot. */
function foldOver(events: readonly RecordedEvent[], snapshot: StoreSnapshot): StreamFold {
  const { store, append } = openMemoryStore(1n);
  append(events);
  const keeping: EventStore = {
    ...store,
    capabilities: { ...store.capabilities, snapshots: true },
    readSnapshot: () => Promise.resolve(snapshot),
  };
  return new StreamFold({ store: keeping, stream: events[0]?.streamId ?? streamId('account-1') });
}

describe('laws of drift', () => {
  /** A stream, and one of its versions with the state at it. */
  const someStates = fc
    .tuple(
      arbitraryStream.filter((events) => events.length > 0),
      fc.nat(),
    )
    .map(([events, index]) => {
      const upTo = events[index % events.length]?.version ?? 0n;
      const fold = new Fold(inferredReducer, { track: false, firstVersion: 1n });
      for (const each of events) if (each.version <= upTo) fold.take(each);
      return { events, at: fold.facts.version ?? 0n, state: fold.state };
    });

  it('a snapshot that is the fold agrees, at any version', async () => {
    await fc.assert(
      fc.asyncProperty(someStates, async ({ events, at, state }) => {
        fc.pre(state !== undefined);
        const folded = foldOver(events, snapshotAt(at, state));
        const { verdict } = await driftAt(folded, newest, signal);
        expect(verdict).toBe('agrees');
      }),
      { numRuns: 40 },
    );
  });

  it('whatever a snapshot holds, its differences lead from it to the fold', async () => {
    await fc.assert(
      fc.asyncProperty(
        someStates,
        arbitraryJson({ shadowed: false }),
        async ({ events, at, state }, held) => {
          const drift = await driftAt(foldOver(events, snapshotAt(at, held)), newest, signal);
          if (drift.verdict === 'unknown') throw new Error(drift.unknown);
          expect(equalJson(applyChanges(held, drift.changes), state)).toBe(true);
          expect(drift.verdict === 'agrees').toBe(equalJson(held, state));
        },
      ),
      { numRuns: 40 },
    );
  });
});
