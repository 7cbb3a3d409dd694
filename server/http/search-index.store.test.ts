import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import { position } from '@/lib/events/ids.ts';
import { indexedEvent } from '@/server/index/indexed-event.ts';
import { indexFileOf } from '@/server/index/index-of-store.ts';
import { openToWrite, pathOf, type IndexFile } from '@/server/index/sqlite/open-file.ts';
import { indexStore } from '@/server/index/testing/index-store.ts';
import { writeReport } from '@/server/index/wishes.ts';
import { saveActivation } from '@/server/db/reducers.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { forgetReducers, keepVersion } from '@/server/reducers/registry.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { searchEvents } from '@/server/services/search/search-events.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { changeIndex } from '@/server/services/stores/change-index.ts';
import { readIndex } from '@/server/services/stores/read-index.ts';

const own = ownData();
const folder = join(own.folder, 'index');
const total = 30;

beforeAll(() => {
  own.write(
    'log',
    Array.from({ length: total }, (_, at) => ({
      stream: `account-${at % 3}`,
      id: `e${at}`,
      data: JSON.stringify({ email: `person${at % 4}@example.org` }),
    })),
  );
});

const indexAll = (): Promise<void> => indexStore('log', total);

async function search(q: string) {
  const { value } = await searchEvents(callAs(), { store: 'log', q, limit: 500 });
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A search ends with its end.');
  const ids = steps.flatMap((step) => (step.kind === 'hits' ? step.items : [])).map(({ id }) => id);
  return { ids, coverage: end.coverage };
}

const change = async (action: string) =>
  (await changeIndex(callAs(), { store: 'log', action })).value;
const read = async () => (await readIndex(callAs(), { store: 'log' })).value;

const queries = [
  'person2',
  'stream:account-1',
  'change.email:person3@example.org',
  'was.email:person0*',
];

describe('the index of a store', () => {
  it('is off until it is asked for, and search scans', async () => {
    expect(await read()).toMatchObject({ state: 'off', events: '0', bytes: '0', problem: null });
    const { coverage } = await search('person2');
    expect(coverage).toMatchObject({ complete: true, index: null, indexProblem: null });
  });

  it('waits for its process, then says how far it goes', async () => {
    expect(await change('on')).toMatchObject({ state: 'waiting', events: '0' });
    await indexAll();
    writeReport(folder, {
      at: new Date().toISOString(),
      stores: { log: { state: 'following', message: null, rate: 7 } },
    });
    const view = await read();
    expect(view).toMatchObject({ state: 'following', events: '30', ledgerEvents: '30', rate: 7 });
    expect(Number(view.bytes)).toBeGreaterThan(10_000);
  });

  it('does not believe what a process that is gone said', async () => {
    writeReport(folder, {
      at: '2026-01-01T00:00:00Z',
      stores: { log: { state: 'following', message: null, rate: 7 } },
    });
    expect(await read()).toMatchObject({ state: 'waiting', rate: 0 });
  });

  it.each(queries)('answers %s as a scan does', async (q) => {
    const found = await search(q);
    expect(found.coverage).toMatchObject({
      complete: true,
      index: { through: '30', events: 30, newer: 0 },
    });
    await change('off');
    const scanned = await search(q);
    expect(scanned.coverage.index).toBeNull();
    expect(found.ids).toStrictEqual(scanned.ids);
    expect(found.ids.length).toBeGreaterThan(3);
    await change('on');
    await indexAll();
  });

  it('is made anew when asked, and not used until then', async () => {
    expect(await change('rebuild')).toMatchObject({ state: 'waiting', events: '0', bytes: '0' });
    expect((await search('person2')).coverage.index).toBeNull();
    await indexAll();
    expect((await search('person2')).coverage.index).toMatchObject({ events: 30 });
  });

  it('tells by which reducer its ledger is, and whether that is the active one', async () => {
    expect((await read()).ledgers).toEqual([]);
    const rules = 'category: account\non: { "*": { set: { mail: $.email } } }';
    const draft = await readDraft('rules', rules);
    const [reducer] = draft.ok ? draft.reducers : [];
    if (reducer === undefined) throw new Error('The rules of this test cannot be read.');
    const { hash } = await keepVersion(reducer, { origin: 'draft', name: 'test', by: 'local' });
    await saveActivation({ store: 'log', category: 'account', hash, by: 'local' });
    forgetReducers();
    const [waiting] = (await read()).ledgers;
    expect(waiting).toMatchObject({ category: 'account', madeBy: 'inferred', current: false });
    await indexAll();
    expect((await read()).ledgers).toEqual([
      { category: 'account', madeBy: 'rules', hash, current: true, derived: 100 },
    ]);
    const { ids, coverage } = await search('state.mail:person3@example.org');
    expect(coverage).toMatchObject({ complete: true, indexProblem: null, index: { events: 30 } });
    expect(ids.length).toBeGreaterThan(5);
    await saveActivation({ store: 'log', category: 'account', hash: null, by: 'local' });
    forgetReducers();
    await indexAll();
    expect((await read()).ledgers).toMatchObject([{ madeBy: 'inferred', hash: null }]);
  });

  it('keeps what there is while it is paused', async () => {
    expect(await change('pause')).toMatchObject({ state: 'paused', events: '30' });
    expect((await search('person2')).coverage.index).toMatchObject({ events: 30 });
    await change('on');
  });

  it('that cannot be read costs nothing but time, and it is said', async () => {
    const { ids } = await search('person2');
    writeFileSync(
      pathOf({ folder, store: 'log' }),
      'no database at all, and long enough to be seen',
    );
    const { ids: scanned, coverage } = await search('person2');
    expect(scanned).toStrictEqual(ids);
    expect(coverage.complete).toBe(true);
    expect(coverage.indexProblem ?? 'still open').toMatch(/cannot be read|still open/);
  });
});

describe('the index of the newest events of a store', () => {
  const newest = (): Promise<IndexFile> =>
    storeById('log').then((open) => ({ ...indexFileOf(open), recent: true }));

  /** As it is while the process that keeps indexes takes in the oldest events. */
  async function indexNewest(from: number, to: number): Promise<void> {
    const { store } = await storeById('log');
    const events = (await wholeLog(store)).slice(from, to).map(indexedEvent);
    const index = openToWrite(await newest());
    await index.append({ events: [], resume: position(String(from)) });
    await index.append({ events, resume: position(String(to)) });
    await index.close();
  }

  it('is asked while the other does not go so far, and said with it', async () => {
    await change('rebuild');
    await change('on');
    const scanned = await search('person2');
    await indexNewest(18, 28);
    expect(await read()).toMatchObject({ events: '0', recent: '10' });
    const found = await search('person2');
    expect(found.coverage).toMatchObject({
      ...{ complete: true, indexProblem: null },
      index: { through: '28', events: 10, recent: 10, newer: 20 },
    });
    expect(found.ids).toStrictEqual(scanned.ids);
  });

  it('is not asked once the other goes as far', async () => {
    await indexAll();
    const { coverage } = await search('person2');
    expect(coverage.index).toEqual({ through: '30', events: 30, newer: 0 });
  });

  it('takes nothing away from the other when it cannot be read', async () => {
    writeFileSync(pathOf(await newest()), 'no database at all, but as long as the head of one is');
    const { coverage } = await search('person2');
    expect(coverage).toMatchObject({ complete: true, index: { events: 30 } });
    expect(coverage.indexProblem).toContain('cannot be read');
  });

  it('is deleted with the other', async () => {
    await change('off');
    expect(existsSync(pathOf(await newest()))).toBe(false);
    expect(await read()).toMatchObject({ recent: '0', bytes: '0' });
  });
});

async function wholeLog(store: EventStore) {
  const range = { direction: 'forward', after: null, until: null } as const;
  const { signal } = new AbortController();
  const options = { signal, limit: 500, maxScanned: 500, payload: 'full' } as const;
  return (await store.readLog({ all: [] }, range, options)).items;
}
