import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamId, version, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { sqliteAdapter } from '@/server/stores/sqlite/adapter.ts';
import type { StoreName } from './core/journal.ts';
import { writeStore } from './core/write-store.ts';
import { generateDemo } from './generate.ts';
import { STORES } from './stamp.ts';
import * as stories from './stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-stores-'));
const demo = generateDemo({ seed: 'fernway', scale: 0.02 });
const open = new Map<StoreName, EventStore>();
const { signal } = new AbortController();

interface Place {
  readonly store: StoreName;
  readonly stream: string;
}

function opened(name: StoreName): EventStore {
  const store = open.get(name);
  if (!store) throw new Error(`${name} is not open.`);
  return store;
}

async function eventsOf(
  { store, stream }: Place,
  until: number,
): Promise<readonly RecordedEvent[]> {
  const range = { direction: 'forward', after: null, until: version(BigInt(until)) } as const;
  const options = { signal, limit: 1000, maxScanned: 10_000, payload: 'full' } as const;
  return (await opened(store).readStream(streamId(stream), range, options)).items;
}

async function stateAt(place: Place, until: number): Promise<Fold> {
  const fold = new Fold(inferredReducer, { track: false, firstVersion: 1n });
  for (const event of await eventsOf(place, until)) fold.take(event);
  return fold;
}

async function snapshotAt(place: Place, at: number): Promise<JsonValue> {
  const until: Version = version(BigInt(at));
  const saved = await opened(place.store).readSnapshot(streamId(place.stream), until, signal);
  if (saved?.data.kind !== 'json') throw new Error(`${place.stream} has no snapshot.`);
  const parsed = parseJson(saved.data.text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

beforeAll(async () => {
  for (const name of STORES) {
    const path = join(folder, `${name}.db`);
    writeStore(path, demo[name].rows, demo[name].snapshots);
    const [guess] = await sqliteAdapter.detect({ path }, signal);
    if (!guess) throw new Error(`No layout was found in ${name}.`);
    open.set(name, await sqliteAdapter.open({ path }, guess));
  }
});

afterAll(async () => {
  for (const store of open.values()) await store.close();
  rmSync(folder, { recursive: true });
});

describe('the demo stores, read through the adapter', () => {
  it('hold a snapshot that agrees with the folded events, and one that does not', async () => {
    const { takeover, wrongSnapshot } = stories;
    const right = await stateAt(takeover, takeover.snapshotVersion);
    expect(right.facts).toMatchObject({ incompleteFrom: null, warnings: [], tombstone: null });
    expect(equalJson(right.state, await snapshotAt(takeover, takeover.snapshotVersion))).toBe(true);
    const wrong = await stateAt(wrongSnapshot, wrongSnapshot.version);
    expect(equalJson(wrong.state, await snapshotAt(wrongSnapshot, wrongSnapshot.version))).toBe(
      false,
    );
  });

  it.each([
    ['the cut-off payload', stories.unreadable, stories.unreadable.cutOff],
    ['the gap', stories.versionGap, stories.versionGap.before + 1],
    ['the second event of one version', stories.duplicateVersion, stories.duplicateVersion.version],
    ['the erased payloads', stories.erasedCustomer, 1],
  ] as const)('leave the state incomplete from %s', async (_, place, from) => {
    const { facts } = await stateAt(place, 100);
    expect(facts.incompleteFrom?.version).toBe(BigInt(from));
  });

  it('give bytes that are not UTF-8 as bytes', async () => {
    const { notUtf8 } = stories.unreadable;
    const last = (await eventsOf(stories.unreadable, notUtf8)).at(-1);
    expect(last?.data).toMatchObject({ kind: 'binary', encoding: 'invalid-utf8' });
  });

  it('tell erased from absent', async () => {
    const [first] = await eventsOf(stories.erasedCustomer, 1);
    expect(first?.data).toStrictEqual({ kind: 'erased' });
  });

  it('keep every digit of the exact numbers', async () => {
    const [first] = await eventsOf(stories.exactNumbers, 1);
    expect(first?.data).toMatchObject({ kind: 'json' });
    expect(first?.data.kind === 'json' && first.data.text).toContain(
      '"totalMinor":9007199254740993,',
    );
  });

  it('read the oddly named stream', async () => {
    expect(await eventsOf(stories.oddStream, 10)).toHaveLength(3);
  });
});
