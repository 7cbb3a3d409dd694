import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant, position, streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { Segment } from '@/lib/fold/segment.ts';
import { checkpointFolder } from '@/server/checkpoints/checkpoint-place.ts';
import { checkpointsWritten } from '@/server/checkpoints/save-checkpoints.ts';
import { forgetInProcess } from '@/server/once-in-process.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readChanges } from './read-changes.ts';
import { readRail } from './read-rail.ts';
import { readSegment } from './read-segment.ts';
import { readState } from './read-state.ts';

const own = ownData();
let stores = 0;
const stream = streamId('long');

/** One minute an event, each of which leaves something of itself in the state. */
const recorded = (count: number, write = (at: number) => at % 7): readonly RecordedEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const at = index + 1;
    return sampleEvent(at, {
      streamId: stream,
      position: position(String(at)),
      recordedAt: instant(new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString()),
      json: `{"n":${String(write(at))},"k${String(at % 11)}":${String(write(at))}}`,
    });
  });

interface Counted {
  readonly store: EventStore;
  /** Payloads handed out since it was asked last. */
  readonly handedOut: () => number;
}

function counted(events: readonly RecordedEvent[]): Counted {
  const { store, append } = openMemoryStore(1n);
  append(events);
  let payloads = 0;
  return {
    store: {
      ...store,
      async readStream(name, range, options) {
        const page = await store.readStream(name, range, options);
        if (options.payload !== 'omit') payloads += page.items.length;
        return page;
      },
    },
    handedOut() {
      const since = payloads;
      payloads = 0;
      return since;
    },
  };
}

/** A store under a name of its own that can be replaced behind the same connection. */
function connected(events: readonly RecordedEvent[]) {
  stores += 1;
  const name = `kept-${String(stores)}`;
  let now = counted(events);
  const connect = (): void => {
    own.plant(name, {
      ...now.store,
      readStream: (id, range, options) => now.store.readStream(id, range, options),
    });
  };
  connect();
  return {
    where: { store: name, stream: 'long' },
    handedOut: () => now.handedOut(),
    replace: (others: readonly RecordedEvent[]) => {
      now = counted(others);
    },
    /** As if the process had ended and begun again. */
    restart: () => {
      forgetInProcess('stream-folds');
      connect();
    },
    files: () => filesOf(name),
  };
}

const filesOf = (name: string): readonly string[] => {
  const folder = join(checkpointFolder(), name);
  return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
};

type Where = ReturnType<typeof connected>['where'];

const stateAt = async (where: Where, at: number) => {
  const { state, blame, setters, changes, fidelity } = (
    await readState(callAs(), { ...where, at: `v${String(at)}` })
  ).value;
  return { state, blame, setters, changes, fidelity };
};

/** The same of a store that nobody has folded before. */
const fromScratch = (events: readonly RecordedEvent[], at: number) =>
  stateAt(connected(events).where, at);

/** Folds everything and waits until it is on disk. */
async function fold(kept: ReturnType<typeof connected>): Promise<void> {
  await readState(callAs(), kept.where);
  await vi.waitFor(() => {
    expect(kept.files()).toHaveLength(1);
  });
  await checkpointsWritten();
  kept.handedOut();
}

afterEach(async () => {
  await checkpointsWritten();
});

describe('a folded stream after a restart', () => {
  it('is not folded again: any state costs the events since its checkpoint', async () => {
    const events = recorded(6000);
    const kept = connected(events);
    await fold(kept);
    kept.restart();
    for (const at of [6000, 1, 3210, 5999]) {
      expect(await stateAt(kept.where, at)).toStrictEqual(await fromScratch(events, at));
    }
    expect(kept.handedOut()).toBeLessThan(4 * 1100);
  });

  it('shows its whole rail at once', async () => {
    const kept = connected(recorded(3000));
    await fold(kept);
    const before = (await readRail(callAs(), { ...kept.where, slices: 20 })).value;
    kept.restart();
    const rail = (await readRail(callAs(), { ...kept.where, slices: 20 })).value;
    expect(rail).toStrictEqual(before);
    expect(rail).toMatchObject({ done: true, folded: '3000' });
    expect(kept.handedOut()).toBeLessThan(10);
  });

  it('is taken on where more was recorded since', async () => {
    const kept = connected(recorded(3000));
    await fold(kept);
    kept.restart();
    const more = recorded(3400);
    kept.replace(more);
    expect(await stateAt(kept.where, 3400)).toStrictEqual(await fromScratch(more, 3400));
    expect(kept.handedOut()).toBeLessThan(1000);
  });

  it('is taken up for a moment of the past, and shows nothing later', async () => {
    const events = recorded(3000);
    const kept = connected(events);
    await fold(kept);
    const pinned = { ...callAs(), asOf: instant('2026-01-02T10:00:30Z') };
    kept.restart();
    const { value } = await readState(pinned, kept.where);
    expect(value.moment.version).toBe('2040');
    expect(value.state).toBe((await fromScratch(events, 2040)).state);
    const rail = (await readRail(pinned, { ...kept.where, slices: 10 })).value;
    expect(rail).toMatchObject({ last: '2040', folded: '2040', done: true });
    expect(rail.overTime.reduce((sum, count) => sum + count, 0)).toBe(2040);
    expect(kept.handedOut()).toBeLessThan(1500);
  });
});

describe('what is kept and does not fit the store any more', () => {
  const events = recorded(3000);

  it.each([
    ['another event at the end', recorded(3000, (at) => (at === 3000 ? 99 : at % 7))],
    ['other events throughout', recorded(3000, (at) => at % 5)],
    ['fewer events', recorded(1200)],
    [
      'fewer events, then others',
      [...recorded(1200), ...recorded(3500, (at) => at % 5).slice(1200)],
    ],
  ])('is folded anew: %s', async (_, others) => {
    const kept = connected(events);
    await fold(kept);
    kept.restart();
    kept.replace(others);
    for (const at of [1100, others.length]) {
      expect(await stateAt(kept.where, at)).toStrictEqual(await fromScratch(others, at));
    }
    const rail = (await readRail(callAs(), { ...kept.where, slices: 10 })).value;
    expect(rail.overTime.reduce((sum, count) => sum + count, 0)).toBe(others.length);
  });

  it('is noticed at the checkpoint that would be used, even where the end is the same', async () => {
    const others = recorded(3000, (at) => (at < 2900 ? at % 5 : at % 7));
    const asked = [
      (where: Where) => stateAt(where, 1600),
      async (where: Where) =>
        (await readChanges(callAs(), { ...where, from: '1600', to: '1650' })).value,
      // Where a segment begins depends on what folding cost; what it holds does not.
      async (where: Where) =>
        new Segment((await readSegment(callAs(), { ...where, at: 'v1600' })).value).stateAt(1600n),
    ];
    for (const ask of asked) {
      const [kept, fresh] = [connected(events), connected(others)];
      await fold(kept);
      kept.restart();
      kept.replace(others);
      expect(await ask(kept.where)).toStrictEqual(await ask(fresh.where));
    }
  });

  it('is noticed in a running process too, where the stream has another end', async () => {
    const kept = connected(events);
    await fold(kept);
    for (const others of [recorded(1200), recorded(1200, (at) => at % 5)]) {
      kept.replace(others.map((event) => ({ ...event, type: `Other${String(others.length)}` })));
      const { value } = await readState(callAs(), kept.where);
      expect(value.moment.version).toBe('1200');
    }
    const moved = recorded(1200, (at) => at % 3).map((event) => ({ ...event, type: 'Moved' }));
    kept.replace(moved);
    expect(await stateAt(kept.where, 1200)).toStrictEqual(await fromScratch(moved, 1200));
  });

  it('is folded anew where the file is damaged', async () => {
    const kept = connected(events);
    await fold(kept);
    kept.restart();
    const [file = ''] = kept.files();
    writeFileSync(file, readFileSync(file).subarray(0, 500));
    expect(await stateAt(kept.where, 2500)).toStrictEqual(await fromScratch(events, 2500));
    expect(kept.handedOut()).toBeGreaterThan(2400);
  });
});

describe('a short stream', () => {
  it('is not kept: folding it costs less than reading a file', async () => {
    const kept = connected(recorded(300));
    await readState(callAs(), kept.where);
    await checkpointsWritten();
    expect(kept.files()).toStrictEqual([]);
  });
});
