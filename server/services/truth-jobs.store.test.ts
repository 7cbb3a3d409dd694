import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TruthFound } from '@/lib/api/truth-found.ts';
import { position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { forgetReducers, keepVersion } from '@/server/reducers/registry.ts';
import { database } from '@/server/db/client.ts';
import { saveActivation } from '@/server/db/reducers.ts';
import { storeById } from '@/server/stores/registry.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { heldStore, type HeldStore } from '@/server/testing/held-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { pinTruth, truthJob } from './streams/index.ts';
import { readTruth } from './streams/read-truth.ts';
import { readResults } from './jobs/read-results.ts';
import { startTruth } from './jobs/start-truth.ts';
import { steerJob } from './jobs/steer-job.ts';
import { downloaded } from './jobs/testing/export-text.ts';
import { jobUntil } from './jobs/testing/until.ts';

const own = ownData();
/** Totals after each event: `null` is an event that cannot be read. */
const totals: Readonly<Record<string, readonly (number | null)[]>> = {
  'order-a': [5, -1, -2, 3],
  'order-b': [1, 2, 3],
  'order-c': [-4, 1, -1, 1, -7],
  'order-d': [1, null, 2],
  ...Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`order-n${n}`, [n, n - 3]])),
};
const events = Object.entries(totals).flatMap(([stream, values]) =>
  values.map((total) => ({
    stream,
    category: 'order',
    data: total === null ? '{"total":' : JSON.stringify({ total }),
  })),
);
own.write('shop', events);
let held: HeldStore;
beforeAll(async () => {
  held = heldStore((await storeById('shop')).store);
  own.plant('slow', held.store);
});

async function started(asked: { store?: string; when?: string; category?: string } = {}) {
  const question = { store: 'shop', category: 'order', when: 'total < 0', ...asked };
  return (await startTruth(callAs(), question)).value;
}

/** Everything a job has found, read page by page. */
async function foundBy(store: string, job: string, limit = 3): Promise<readonly TruthFound[]> {
  const found: TruthFound[] = [];
  let cursor: string | undefined;
  for (;;) {
    const asked = { store, job, limit, ...(cursor === undefined ? {} : { cursor }) };
    const { value } = await readResults(callAs(), asked);
    if (value.found.kind !== 'truth' || value.found.items.length === 0) return found;
    found.push(...value.found.items);
    cursor = value.next;
  }
}

async function find(asked: { when?: string; category?: string } = {}) {
  const { id } = await started(asked);
  const job = await jobUntil('shop', id);
  return { job, found: await foundBy('shop', id) };
}

describe('a condition asked of every stream of a category', () => {
  it('is asked of nothing that came after an empty log', async () => {
    const inner = openMemoryStore(1n);
    own.plant('young', inner.store);
    const task = {
      stores: ['young'],
      input: await pinTruth(
        { store: 'young', category: 'order', when: 'total < 0' },
        { signal: new AbortController().signal, policy: nothingMasked },
      ),
    };
    const json = JSON.stringify({ total: -1 });
    inner.append([sampleEvent(1, { category: 'order', json })]);
    const written: string[] = [];
    const kept: unknown[] = [];
    const outcome = await truthJob.run({
      ...task,
      place: null,
      policy: nothingMasked,
      signal: new AbortController().signal,
      append: (text) => Promise.resolve(void written.push(text)),
      keep: (_, progress) => Promise.resolve(void kept.push(progress)),
    });
    expect(outcome).toEqual({ complete: true, notes: [] });
    expect(written.join('')).toBe('');
    expect(kept.at(-1)).toMatchObject({ streams: 0, events: 0, found: 0 });
  });

  it('is found where it held for a while and healed, and where it flaps', async () => {
    const found = new Map((await find()).found.map((item) => [item.stream, item]));
    expect(found.get('order-a')).toMatchObject({ intervals: 1, first: '2', last: '3', now: false });
    expect(found.get('order-c')).toMatchObject({ intervals: 3, first: '1', last: '5', now: true });
    expect(found.has('order-b')).toBe(false);
  });

  it('says what was asked, what folded it, and never calls it complete when something is unread', async () => {
    const { job } = await find();
    expect(job).toMatchObject({
      state: 'done',
      progress: { streams: Object.keys(totals).length, found: 5, incomplete: 1 },
      asked: { head: String(events.length), reducer: { kind: 'inferred', hash: null } },
      outcome: {
        complete: false,
        notes: ['1 stream is incomplete: it may have held there unseen.'],
      },
    });
  });

  it('says which newer events are not in it where the log is not final up to them', async () => {
    const { store } = await storeById('shop');
    const horizon = () => Promise.resolve({ head: position('6'), settled: position('4') });
    own.plant('late', { ...store, horizon });
    const { id } = await started({ store: 'late', category: 'nothing-here' });
    const { asked, outcome } = await jobUntil('late', id);
    expect(asked.head).toBe('4');
    expect(outcome).toMatchObject({ complete: false });
    expect(outcome?.notes[0]).toMatch(/^2 events newer than its head p4 are not in it/);
  });

  it('has its question, its head and what folds in the access log before it reads', async () => {
    const { id } = await started({ category: 'nothing-here' });
    await jobUntil('shop', id);
    const rows = await (await database()).accessLog.findMany({ orderBy: { id: 'asc' } });
    expect(rows.slice(-2).map(({ action, store, detail }) => [action, store, detail])).toEqual([
      ['truth.start', 'shop', '{"category":"nothing-here","when":"total < 0"}'],
      [
        'job.run',
        'shop',
        `{"job":"${id}","kind":"truth","category":"nothing-here","when":"total < 0","head":"${events.length}","reducer":null,"asof":null}`,
      ],
    ]);
  });

  it('is complete when everything was asked and read', async () => {
    const { job, found } = await find({ category: 'nothing-here' });
    expect([job.outcome, found]).toEqual([{ complete: true, notes: [] }, []]);
  });

  it('says for any limit what every stream by itself says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -8, max: 30 }), async (limit) => {
        const when = `total < ${limit}`;
        const expected: string[] = [];
        for (const stream of Object.keys(totals)) {
          const { value } = await readTruth(callAs(), { store: 'shop', stream, when });
          if (value.total.intervals > 0) expected.push(stream);
        }
        const { found } = await find({ when });
        expect(found.map(({ stream }) => stream).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 4 },
    );
  });
});

/** Lets this draft fold orders of the slow store from now on. */
async function activate(body: string): Promise<string> {
  const source = `export const order = { category: 'order', initial: {}, reduce(state, event) { ${body} } };`;
  const read = await readDraft('code', source);
  const [reducer] = read.ok ? read.reducers : [];
  if (reducer === undefined) throw new Error('The reducer of this test cannot be read.');
  const { hash } = await keepVersion(reducer, { origin: 'draft', name: 'test', by: 'local' });
  await saveActivation({ store: 'slow', category: 'order', hash, by: 'local' });
  forgetReducers();
  return hash;
}

describe('a truth job that is paused', () => {
  it('goes on with the reducer and up to the head it began with, whatever came meanwhile', async () => {
    const hash = await activate('state.total = event.data?.total');
    held.letThrough(Infinity);
    const whole = await started({ store: 'slow' });
    await jobUntil('slow', whole.id);
    const { text } = await downloaded('slow', whole.id);
    held.hold();
    const { id } = await started({ store: 'slow' });
    held.letThrough(7);
    await held.waiting();
    await steerJob(callAs(), { store: 'slow', job: id, action: 'pause' });
    await activate('state.total = -1');
    own.write('shop', [
      { stream: 'order-b', category: 'order', data: '{"total":-9}' },
      { stream: 'order-zz', category: 'order', data: '{"total":-9}' },
    ]);
    held.letThrough(Infinity);
    await steerJob(callAs(), { store: 'slow', job: id, action: 'resume' });
    const job = await jobUntil('slow', id);
    expect(job).toMatchObject({
      state: 'done',
      asked: { reducer: { kind: 'reducer', hash } },
      progress: { streams: Object.keys(totals).length },
    });
    expect((await downloaded('slow', id)).text).toBe(text);
  });

  it('shows what it has found so far, and the rest when it goes on', async () => {
    held.hold();
    const { id } = await started({ store: 'slow', when: 'total < 5' });
    held.letThrough(4);
    await held.waiting();
    await steerJob(callAs(), { store: 'slow', job: id, action: 'pause' });
    const part = await foundBy('slow', id);
    held.letThrough(Infinity);
    await steerJob(callAs(), { store: 'slow', job: id, action: 'resume' });
    await jobUntil('slow', id);
    const all = await foundBy('slow', id);
    expect(part.length).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(part.length);
    expect(all.slice(0, part.length)).toEqual(part);
  });
});

describe('the question', () => {
  it('is refused where the condition is not understood, and a token of another job', async () => {
    await expect(started({ when: 'total <' })).rejects.toMatchObject({ code: 'invalid_query' });
    const { id } = await started();
    await jobUntil('shop', id);
    const asked = { store: 'shop', job: id, cursor: 'e30' };
    await expect(readResults(callAs(), asked)).rejects.toMatchObject({ field: 'cursor' });
  });
});
