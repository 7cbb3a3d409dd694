import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { arbitraryStream } from '@/lib/fold/arbitrary-stream.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { freeze } from '@/lib/fold/frozen.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import type { Environment } from '@/server/settings/parse-environment.ts';
import { forgetInProcess, onceInProcess } from '@/server/once-in-process.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { storeById } from '@/server/stores/registry.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { checkpointFolder, checkpointPlace, type CheckpointPlace } from './checkpoint-place.ts';
import { forgetCheckpoints } from './forget-checkpoints.ts';
import type { KeptFold } from './kept-fold.ts';
import { loadCheckpoints } from './load-checkpoints.ts';
import { makeRoomForCheckpoints } from './make-room.ts';
import { saveCheckpoints } from './save-checkpoints.ts';

const own = ownData();
own.plant('shop', openMemoryStore(1n).store);
const environment = onceInProcess<Environment>('environment', neverMade);

function neverMade(): Environment {
  throw new Error('The test has an environment of its own.');
}

function budget(checkpointMegabytes: number): void {
  forgetInProcess('environment');
  onceInProcess('environment', () => ({ ...environment, checkpointMegabytes }));
}

async function placeOf(stream: string, reducer = 'inferred'): Promise<CheckpointPlace> {
  const place = checkpointPlace(await storeById('shop'), stream, reducer);
  if (place === null) throw new Error('Nothing is kept.');
  return place;
}

/** A fold with a checkpoint after every event. */
function foldedOf(texts: readonly string[]): KeptFold {
  const fold = new Fold(inferredReducer, { track: true });
  const checkpoints = texts.map((json, at) => {
    fold.take(sampleEvent(at, { json }));
    return { frozen: freeze(fold), digest: `digest ${String(at)}` };
  });
  return {
    checkpoints,
    versions: BigInt64Array.from(texts, (_, at) => BigInt(at)),
    times: Float64Array.from(texts, (_, at) => (at === 0 ? NaN : at * 1000)),
    happenings: {
      milliseconds: Float64Array.from(texts, (_, at) => (at === 0 ? -Infinity : at * 999)),
      picoseconds: Uint32Array.from(texts, (_, at) => 4_000_000_000 + at),
      notes: Uint8Array.from(texts, (_, at) => at % 16),
    },
  };
}

const some = foldedOf(['{"a":1}', '{"b":[1,2]}', '{"a":null}']);
const large = foldedOf(
  Array.from({ length: 64 }, (_, at) => JSON.stringify({ at, noise: noise(at) })),
);

/** Text that no compression makes small. */
function noise(seed: number): string {
  const numbers = fc.sample(fc.nat(), { seed, numRuns: 2000 });
  return numbers.map((number) => number.toString(36)).join('');
}

beforeEach(() => {
  budget(64);
  rmSync(checkpointFolder(), { recursive: true, force: true });
});

describe('what is kept of a fold', () => {
  it('is the same when it is read again, whatever the stream', async () => {
    const place = await placeOf('any');
    await fc.assert(
      fc.asyncProperty(arbitraryStream, async (events) => {
        const fold = new Fold(inferredReducer, { track: true });
        const checkpoints = events.map((event) => {
          fold.take(event);
          return { frozen: freeze(fold), digest: event.id };
        });
        const versions = BigInt64Array.from(events, ({ version }) => version);
        const { happenings } = foldedOf(events.map(() => '{}'));
        const times = Float64Array.from(events, () => NaN);
        const kept = { checkpoints, versions, times, happenings };
        expect(await saveCheckpoints(place, kept)).toBe(true);
        expect(await loadCheckpoints(place)).toStrictEqual(kept);
      }),
      { numRuns: 40 },
    );
  });

  it('can be read by its owner only', async () => {
    const place = await placeOf('order-1');
    await saveCheckpoints(place, some);
    const modes = [place.path, dirname(place.path), checkpointFolder()].map(
      (path) => statSync(path).mode & 0o777,
    );
    expect(modes).toStrictEqual([0o600, 0o700, 0o700]);
  });

  it('holds no name of a stream in its path', async () => {
    const { path } = await placeOf('../ann@example.org');
    expect(path.startsWith(join(checkpointFolder(), 'shop'))).toBe(true);
    expect(path).not.toContain('ann');
  });

  it('is nothing where nothing was kept, and another one for another reducer', async () => {
    await saveCheckpoints(await placeOf('order-1'), some);
    expect(await loadCheckpoints(await placeOf('order-2'))).toBeNull();
    expect(await loadCheckpoints(await placeOf('order-1', 'c'.repeat(64)))).toBeNull();
  });
});

describe('a file that is not what was written', () => {
  it('is ignored wherever a byte was changed, and wherever it was cut off', async () => {
    const place = await placeOf('order-1');
    await saveCheckpoints(place, some);
    const whole = readFileSync(place.path);
    for (let at = 0; at < whole.length; at += 3) {
      const changed = Buffer.from(whole);
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
      writeFileSync(place.path, changed);
      const read = await loadCheckpoints(place);
      // The head of a gzip file says when and by which system it was made; nothing is read of it.
      if (read !== null) expect(read).toStrictEqual(some);
      writeFileSync(place.path, whole.subarray(0, at));
      expect(await loadCheckpoints(place)).toBeNull();
    }
  });

  it.each([
    ['of another program', Buffer.from('SQLite format 3')],
    ['empty', Buffer.alloc(0)],
  ])('is ignored when it is %s', async (_, bytes) => {
    const place = await placeOf('order-1');
    mkdirSync(dirname(place.path), { recursive: true });
    writeFileSync(place.path, bytes);
    expect(await loadCheckpoints(place)).toBeNull();
  });

  it('is ignored when it was kept of another stream', async () => {
    const [one, other] = [await placeOf('order-1'), await placeOf('order-2')];
    await saveCheckpoints(one, some);
    writeFileSync(other.path, readFileSync(one.path));
    expect(await loadCheckpoints(other)).toBeNull();
  });

  it('is replaced by the next save', async () => {
    const place = await placeOf('order-1');
    await saveCheckpoints(place, large);
    writeFileSync(place.path, 'damaged');
    await saveCheckpoints(place, some);
    expect(await loadCheckpoints(place)).toStrictEqual(some);
  });
});

describe('the room that is taken', () => {
  const ages = (place: CheckpointPlace, seconds: number): void => {
    const then = new Date(Date.now() - seconds * 1000);
    utimesSync(place.path, then, then);
  };

  it('is kept by letting go of what was not used for longest', async () => {
    const places = await Promise.all(['a', 'b', 'c', 'd'].map((stream) => placeOf(stream)));
    for (const [index, place] of places.entries()) {
      await saveCheckpoints(place, large);
      ages(place, 100 - index);
    }
    const [oldest] = places;
    if (oldest !== undefined) await loadCheckpoints(oldest);
    expect(statSync(places[0]?.path ?? '').size).toBeGreaterThan(350_000);
    budget(1);
    await makeRoomForCheckpoints();
    expect(places.map(({ path }) => existsSync(path))).toStrictEqual([true, false, false, true]);
  });

  it('is none when the budget is 0: nothing is kept, and what was is deleted', async () => {
    await saveCheckpoints(await placeOf('order-1'), some);
    budget(0);
    expect(checkpointPlace(await storeById('shop'), 'order-1', 'inferred')).toBeNull();
    await makeRoomForCheckpoints();
    expect(existsSync(checkpointFolder())).toBe(false);
  });

  it('is not held by what a killed process has left behind', async () => {
    const place = await placeOf('order-1');
    await saveCheckpoints(place, some);
    const [old, young] = [`${place.path}.old`, `${place.path}.young`];
    for (const path of [old, young]) writeFileSync(path, 'half');
    const then = new Date(Date.now() - 7_200_000);
    utimesSync(old, then, then);
    await makeRoomForCheckpoints();
    expect([old, young, place.path].map((path) => existsSync(path))).toStrictEqual([
      false,
      true,
      true,
    ]);
  });

  it('costs nobody a state when it cannot be had', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    writeFileSync(checkpointFolder(), 'no folder');
    const place = await placeOf('order-1');
    expect(await saveCheckpoints(place, some)).toBe(false);
    expect(await saveCheckpoints(place, some)).toBe(false);
    expect(say).toHaveBeenCalledTimes(1);
    expect(say.mock.calls[0]?.[0]).toContain('cannot be kept on disk');
    say.mockRestore();
  });
});

describe('a store that is forgotten', () => {
  it('leaves no state behind, not even one that was being written', async () => {
    const [kept, writing] = [await placeOf('order-1'), await placeOf('order-2')];
    await saveCheckpoints(kept, some);
    const saving = saveCheckpoints(writing, large);
    await forgetCheckpoints('shop');
    expect(await saving).toBe(false);
    expect(existsSync(dirname(kept.path))).toBe(false);
    expect(await saveCheckpoints(kept, some)).toBe(false);
    expect(existsSync(dirname(kept.path))).toBe(false);
  });

  it('can be connected again and kept again', async () => {
    await forgetCheckpoints('shop');
    const place = await placeOf('order-1');
    expect(await saveCheckpoints(place, some)).toBe(true);
    expect(await loadCheckpoints(place)).toStrictEqual(some);
  });
});
