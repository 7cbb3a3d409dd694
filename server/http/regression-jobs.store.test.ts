import { beforeAll, describe, expect, it } from 'vitest';
import type { JobView, RegressionJobView } from '@/lib/api/jobs.ts';
import type { RegressionFound } from '@/lib/api/regression.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { heldStore, type HeldStore } from '@/server/testing/held-store.ts';
import { storeById } from '@/server/stores/registry.ts';
import { saveReducer } from '@/server/services/reducers/save-reducer.ts';
import { listJobs } from '@/server/services/jobs/list-jobs.ts';
import { readResults } from '@/server/services/jobs/read-results.ts';
import { startRegression } from '@/server/services/jobs/start-regression.ts';
import { steerJob } from '@/server/services/jobs/steer-job.ts';
import { jobUntil } from '@/server/services/jobs/testing/until.ts';

const own = ownData();
const streams = 60;
const long = 2500;
const name = (n: number): string => `cart-${String(n).padStart(2, '0')}`;
const carts = Array.from({ length: streams }, (_, n) =>
  [1, 2, 3].map((amount) => ({
    ...{ stream: name(n), category: 'cart', type: amount === 2 ? 'Refunded' : 'Paid' },
    data: JSON.stringify({ amount: n % 10 === 7 ? amount : 0 }),
  })),
).flat();
own.write('shop', [
  ...carts,
  ...Array.from({ length: long }, (_, n) => ({
    ...{ stream: 'cart-long', category: 'cart', type: n === 1499 ? 'Refunded' : 'Paid' },
    data: '{"amount":1}',
  })),
  { stream: 'cart-torn', category: 'cart', type: 'Paid', data: '{"amount":' },
  { stream: 'other-1', category: 'other', data: '{}' },
]);
let held: HeldStore;
beforeAll(async () => {
  held = heldStore((await storeById('shop')).store);
  own.plant('slow', held.store);
});

const rules = (refunded: string): string =>
  `category: cart\ninitial: { total: 0 }\non:\n  Paid: { add: { total: $.amount } }\n  Refunded: ${refunded}`;
const before = rules('{ subtract: { total: $.amount } }');
const after = rules('ignore');

async function saved(source: string): Promise<string> {
  const draft = { store: 'shop', language: 'rules', source, title: 'T', activate: false };
  const { value } = await saveReducer(callAs(), draft);
  return value.versions[0]?.hash ?? '';
}

async function begin(asked: object, store = 'shop'): Promise<string> {
  const { value } = await startRegression(callAs(), { store, category: 'cart', ...asked });
  return value.id;
}

async function ended(id: string, store = 'shop'): Promise<RegressionJobView> {
  const job: JobView = await jobUntil(store, id);
  if (job.kind !== 'regression') throw new Error('It is another kind of job.');
  return job;
}

async function found(id: string, store = 'shop'): Promise<readonly RegressionFound[]> {
  const { value } = await readResults(callAs(), { store, job: id, limit: 500 });
  if (value.found.kind !== 'regression') throw new Error('It is another kind of job.');
  return value.found.items;
}

describe('two reducers over every stream of a category', () => {
  it('differ in streams and at versions that no sample has to reach', async () => {
    const id = await begin({ before: await saved(before), after: await saved(after) });
    const { state, progress, outcome } = await ended(id);
    expect([state, progress]).toEqual([
      'done',
      {
        ...{ streams: streams + 2, events: streams * 3 + long + 1, differ: 7, differNow: 7 },
        ...{ listed: 7, incomplete: 1, stoppedBefore: 0, stoppedAfter: 0 },
      },
    ]);
    expect(outcome).toMatchObject({ complete: false, notes: [/^1 stream is incomplete/] });
    const items = await found(id);
    expect(items.map(({ stream, version }) => `${stream} ${version}`)).toEqual([
      ...[7, 17, 27, 37, 47, 57].map((n) => `${name(n)} 2`),
      'cart-long 1500',
    ]);
    expect(items[0]).toMatchObject({
      ...{ type: 'Refunded', now: true, further: 0, stopped: null, stoppedBefore: null },
      changes: [{ path: 'total', before: '-1', after: '1' }],
    });
  });

  it('are compared against a draft, which later has the same hash as a version', async () => {
    const draft = { language: 'rules', source: rules('{ set: { total: 0 } }') };
    const id = await begin({ before: await saved(before), draft });
    const { asked, progress } = await ended(id);
    expect(progress.differ).toBeGreaterThan(0);
    expect(JSON.stringify(asked)).not.toContain('Refunded');
    expect(asked.after.hash).toBe(await saved(draft.source));
  });

  it('tell in how many streams each of them stopped, and go on with the next', async () => {
    const code = `export const cart = { category: 'cart', reduce(state, { type, data }) {
      if (type === 'Refunded' && data.amount === 2) throw new Error('no refunds'); return { type }; } };`;
    const id = await begin({
      before: 'inferred',
      draft: { language: 'code', source: code },
    });
    const { state, progress } = await ended(id);
    expect([state, progress.stoppedBefore, progress.stoppedAfter]).toEqual(['done', 0, 6]);
    const stopped = (await found(id)).filter((item) => item.stopped !== null);
    expect(stopped[0]).toMatchObject({
      stream: name(7),
      stopped: expect.stringContaining('no refunds') as string,
    });
  });

  it('keep the places of the first of many, and say that the others are only counted', async () => {
    own.write(
      'many',
      Array.from({ length: 520 }, (_, n) => ({
        ...{ stream: `cart-${n}`, category: 'cart', type: 'Paid', data: '{"amount":1}' },
      })),
    );
    const id = await begin({ before: 'inferred', after: await saved(after) }, 'many');
    const { progress, outcome } = await ended(id, 'many');
    expect([progress.differ, progress.listed]).toEqual([520, 500]);
    expect(outcome?.notes).toEqual([
      'Listed are the first 500 that differ, the others are only counted.',
    ]);
    expect(await found(id, 'many')).toHaveLength(500);
  });

  it('keep only the beginning of a long value', async () => {
    own.write('wide', [
      { stream: 'cart-1', category: 'cart', type: 'Noted', data: `{"text":"${'x'.repeat(5000)}"}` },
    ]);
    const id = await begin({ before: 'inferred', after: await saved(after) }, 'wide');
    await ended(id, 'wide');
    const [item] = await found(id, 'wide');
    const texts = item?.changes.map((change) => change.before ?? '') ?? [];
    expect(texts.some((text) => text.endsWith('…'))).toBe(true);
    expect(texts.every((text) => text.length <= 301)).toBe(true);
  });
});

describe('a comparison that is stopped', () => {
  it('goes on where it was, and finds the same in the end', async () => {
    const sides = { before: await saved(before), after: await saved(after) };
    const whole = await begin(sides);
    const { progress } = await ended(whole);
    held.hold();
    const id = await begin(sides, 'slow');
    held.letThrough(20);
    await held.waiting();
    await steerJob(callAs(), { store: 'slow', job: id, action: 'pause' });
    const part = await ended(id, 'slow');
    expect(part.state).toBe('paused');
    expect(part.progress.streams).toBeLessThan(streams);
    held.letThrough(Infinity);
    await steerJob(callAs(), { store: 'slow', job: id, action: 'resume' });
    const rest = await ended(id, 'slow');
    expect([rest.state, rest.progress]).toEqual(['done', progress]);
    expect(await found(id, 'slow')).toEqual(await found(whole));
  });

  it('can be cancelled, and is listed with what it has', async () => {
    held.hold();
    const id = await begin({ before: 'inferred', after: await saved(after) }, 'slow');
    await steerJob(callAs(), { store: 'slow', job: id, action: 'cancel' });
    const { value } = await listJobs(callAs(), { store: 'slow' });
    expect(value.jobs.find((job) => job.id === id)?.state).toBe('cancelled');
  });
});

describe('a comparison is not begun', () => {
  it('of a reducer with itself, of a draft for something else, or by who may write none', async () => {
    const hash = await saved(before);
    await expect(begin({ before: hash, after: hash })).rejects.toMatchObject({ field: 'after' });
    const draft = { language: 'rules', source: 'category: other\non: { A: merge }' };
    await expect(begin({ draft })).rejects.toMatchObject({
      ...{
        code: 'invalid_input',
        field: 'draft',
        message: 'The draft folds "other", and not "cart".',
      },
    });
    await expect(
      startRegression(callAs('guest'), { store: 'shop', category: 'cart', after: hash }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
