import { describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { instant, streamId } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { Segment } from '@/lib/fold/segment.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { heldStore } from '@/server/testing/held-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readField } from './read-field.ts';
import { readRail } from './read-rail.ts';
import { readSegment } from './read-segment.ts';
import { readState } from './read-state.ts';
import { watchFold } from './watch-fold.ts';

const own = ownData();
let stores = 0;

/** A store with one long stream whose pages come when the test says so. */
function longStream(events: number, json = (at: number) => `{"n":${String(at % 10)}}`) {
  stores += 1;
  const name = `long-${String(stores)}`;
  const { store, append } = openMemoryStore(1n);
  const stream = streamId('long');
  const add = (from: number, count: number): void => {
    const added = Array.from({ length: count }, (_, index) => {
      const at = from + index;
      const recordedAt = instant(`2026-01-01T00:00:00.${String(at).padStart(6, '0')}Z`);
      return sampleEvent(at, { streamId: stream, recordedAt, json: json(at) });
    });
    append(added);
  };
  add(1, events);
  const held = heldStore(store);
  own.plant(name, held.store);
  return { ...held, add, where: { store: name, stream: 'long' } };
}

const everything = 1_000_000;
const readAll = async <Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe('the first fold of a long stream', () => {
  it('is told from its beginning to its end', async () => {
    const { where, letThrough } = longStream(2500);
    letThrough(everything);
    const { value } = await watchFold(callAs(), where);
    const told = await readAll(value);
    expect(told[0]).toMatchObject({ folded: 0, total: 2500, done: false });
    expect(told.at(-1)).toEqual({
      folded: 2500,
      total: 2500,
      version: '2500',
      done: true,
      failure: null,
    });
    const folded = told.map((step) => step.folded);
    expect(folded).toEqual([...folded].sort((a, b) => a - b));
  });

  it('goes on for one watcher when another leaves', async () => {
    const { where, letThrough } = longStream(2500);
    const leaving = new AbortController();
    const first = await watchFold(callAs('developer', leaving.signal), where);
    const second = await watchFold(callAs(), where);
    const [left, stayed] = [readAll(first.value), readAll(second.value)];
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });
    letThrough(everything);
    expect((await stayed).at(-1)).toMatchObject({ done: true, folded: 2500 });
  });

  it('stops reading some time after the last watcher left, and is taken up where it was', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { where, letThrough, counts } = longStream(2500);
      const leaving = new AbortController();
      const { value } = await watchFold(callAs('developer', leaving.signal), where);
      letThrough(1);
      const left = readAll(value);
      await vi.waitFor(() => {
        expect(counts().begun).toBe(2);
      });
      leaving.abort();
      await expect(left).rejects.toMatchObject({ code: 'cancelled' });
      vi.advanceTimersByTime(5000);
      await vi.waitFor(() => {
        expect(counts().stopped).toBe(1);
      });
      letThrough(everything);
      const again = await readAll((await watchFold(callAs(), where)).value);
      expect(again[0]?.folded).toBeGreaterThanOrEqual(250);
      expect(again.at(-1)).toMatchObject({ done: true, folded: 2500 });
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    [new AppError('store_timeout', 'It took too long.'), 'It took too long.'],
    [new TypeError('secret'), 'Something went wrong here.'],
  ])('tells why it failed, and is tried again by the next watcher: %s', async (error, words) => {
    const { where, failWith, letThrough } = longStream(10);
    failWith(error);
    const told = await readAll((await watchFold(callAs(), where)).value);
    expect(told.at(-1)).toMatchObject({ done: false, failure: words });
    failWith(null);
    letThrough(everything);
    const again = await readAll((await watchFold(callAs(), where)).value);
    expect(again.at(-1)).toMatchObject({ done: true, failure: null, folded: 10 });
  });

  it('takes in what was recorded since', async () => {
    const { where, add, letThrough } = longStream(10);
    letThrough(everything);
    await readState(callAs(), where);
    add(11, 5);
    const { value } = await readState(callAs(), where);
    expect(value.moment.version).toBe('15');
    expect((await readRail(callAs(), where)).value).toMatchObject({ folded: '15', last: '15' });
  });
});

describe('the rail of a stream', () => {
  it('shows the part that is folded while the rest is read, and all of it later', async () => {
    const { where, letThrough } = longStream(2500, (at) => `{"n":${String(at >> 10)}}`);
    letThrough(1);
    const asked = { ...where, path: 'n', slices: 10 };
    const early = (await readRail(callAs(), asked)).value;
    expect(early).toMatchObject({
      done: false,
      folded: '1000',
      first: '1',
      last: '2500',
      marks: [],
    });
    letThrough(everything);
    const later = (await readRail(callAs(), asked)).value;
    expect(later).toMatchObject({ done: true, folded: '2500' });
    expect(later.marks.map(({ version }) => version)).toEqual(['1', '1024', '2048']);
    expect(later.overTime.reduce((sum, count) => sum + count, 0)).toBe(2500);
  });

  it('folds nothing further where it is asked for as it is', async () => {
    const { where, letThrough, counts } = longStream(2500);
    const asked = { ...where, slices: 10, fold: 'as-is' } as const;
    const before = (await readRail(callAs(), asked)).value;
    expect(before).toMatchObject({ done: false, folded: null, first: '1', last: '2500' });
    expect(counts().begun).toBe(0);
    letThrough(everything);
    await readState(callAs(), { ...where, at: 'v2500' });
    const after = (await readRail(callAs(), asked)).value;
    expect(after).toMatchObject({ done: true, folded: '2500' });
  });

  it('does not wait for a store that fails, and says so', async () => {
    const { where, failWith } = longStream(10);
    failWith(new AppError('store_unavailable', 'Gone.'));
    await expect(readRail(callAs(), where)).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});

describe('the history of a field', () => {
  it('goes on for one reader when the one who asked first leaves', async () => {
    const { where, letThrough, hold, counts } = longStream(
      2500,
      (at) => `{"n":${String(at >> 10)}}`,
    );
    letThrough(everything);
    await readState(callAs(), where);
    hold();
    const { begun } = counts();
    const leaving = new AbortController();
    const asked = { ...where, path: 'n' };
    letThrough(1);
    const first = readField(callAs('developer', leaving.signal), asked);
    const second = readField(callAs(), asked);
    await vi.waitFor(() => {
      expect(counts().begun).toBeGreaterThan(begun + 1);
    });
    leaving.abort();
    letThrough(everything);
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    const { intervals } = (await second).value;
    expect(intervals.map(({ from, to, value }) => [from, to, value])).toEqual([
      ['1', '1024', '0'],
      ['1024', '2048', '1'],
      ['2048', null, '2'],
    ]);
  });
});

describe('a segment', () => {
  it.each([1, 260, 2999, 3000, 6000])(
    'is short however far checkpoints are apart, and right: v%d',
    async (at) => {
      const { where, add, letThrough } = longStream(10);
      letThrough(everything);
      await readState(callAs(), where);
      // Recorded at once after the fold came to its end: no checkpoint is in there yet.
      add(11, 5990);
      const moment = `v${String(at)}`;
      const { value } = await readSegment(callAs(), { ...where, at: moment });
      expect(value.events.length).toBeLessThanOrEqual(1250);
      expect([BigInt(value.from) <= at, BigInt(value.to) >= at]).toEqual([true, true]);
      const there = new Segment(value).stateAt(BigInt(at));
      const here = (await readState(callAs(), { ...where, at: moment })).value;
      expect(there).toMatchObject({
        state: here.state,
        blame: here.blame,
        fidelity: here.fidelity,
      });
    },
  );

  it('is short where single events are large', async () => {
    const large = (at: number) => `{"n":${String(at)},"text":"${'x'.repeat(300_000)}"}`;
    const { where, letThrough } = longStream(40, large);
    letThrough(everything);
    const { value } = await readSegment(callAs(), { ...where, at: 'v30' });
    expect(value.events.length).toBeLessThanOrEqual(8);
    const there = new Segment(value).stateAt(30n);
    expect(there.state).toBe(large(30));
  });
});
