import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { position } from '@/lib/events/ids.ts';
import { database } from '@/server/db/client.ts';
import { storeById } from '@/server/stores/registry.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import type { WrittenEvent } from '@/server/testing/write-store.ts';
import { startExport } from './start-export.ts';
import { downloaded, exported } from './testing/export-text.ts';
import { jobUntil } from './testing/until.ts';

const own = ownData();
const shop: readonly WrittenEvent[] = [
  { stream: 'order-1', id: 'a', type: 'Placed', data: '{"total": 9007199254740993}' },
  { stream: 'order-1', id: 'b', type: 'Paid', initiator: 'ann', data: '{"a":1,"a":2}' },
  { stream: 'order-2', id: 'c', type: 'Placed', data: '{"total":-5,"by":"=cmd|\'/c calc\'!A1"}' },
  { stream: '=evil\n-1', id: 'd', type: '\u001b[31mPlaced', data: null },
  { stream: 'order-3', id: 'e', type: 'Placed', data: new Uint8Array([0xff]), erased: false },
  { stream: 'order-4', id: 'f', type: 'Placed', data: '{"broken":' },
];
own.write('shop', shop);

const line = z.object({ id: z.string(), data: z.looseObject({ kind: z.string() }) });
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((each) => line.parse(JSON.parse(each)));

describe('an export as NDJSON', () => {
  it('holds all matches, newest first, with payloads as stored', async () => {
    const { text, job, name, type } = await exported('shop', '');
    expect(linesOf(text).map(({ id }) => id)).toEqual(['f', 'e', 'd', 'c', 'b', 'a']);
    const [broken, bytes, , , twice, large] = linesOf(text).map(({ data }) => data);
    expect([broken, twice, large]).toMatchObject([
      { text: '{"broken":' },
      { text: '{"a":1,"a":2}' },
      { text: '{"total": 9007199254740993}' },
    ]);
    expect(bytes).toMatchObject({ kind: 'binary', base64: '/w==' });
    expect(job).toMatchObject({
      state: 'done',
      progress: {
        examined: 6,
        matched: 6,
        unreadable: 0,
        searchedTo: '2026-01-01T00:01:00.000000Z',
      },
      outcome: { complete: true, notes: [] },
    });
    expect(name).toMatch(/^shop-export-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.ndjson$/);
    expect(type).toBe('application/x-ndjson; charset=utf-8');
  });

  it('says how many events could not be judged, and is then no whole answer', async () => {
    const { text, job, name } = await exported('shop', 'data.total:exists');
    expect(linesOf(text).map(({ id }) => id)).toEqual(['c', 'a']);
    expect(job).toMatchObject({ progress: { unreadable: 2 }, outcome: { complete: false } });
    expect(job.outcome?.notes).toEqual([
      '2 events could not be judged, because what the query looks at cannot be read.',
    ]);
    expect(name).toMatch(/-partial\.ndjson$/);
  });

  it('is of a table where the query makes one, every digit kept', async () => {
    const { text } = await exported('shop', 'type:(Placed,Paid) | count by type | sort count desc');
    expect(text).toBe('{"type":"Placed","count":4}\n{"type":"Paid","count":1}\n');
  });

  it('has whole events in the order the query asks for', async () => {
    const { text } = await exported('shop', 'version:1 | sort position | limit 2');
    expect(linesOf(text).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('ends with as many matches as the query asks for, and says so', async () => {
    const { text, job } = await exported('shop', '| limit 2');
    expect(linesOf(text).map(({ id }) => id)).toEqual(['f', 'e']);
    expect(job.outcome).toEqual({
      complete: true,
      notes: ['It ends with as many matches as the query asks for.'],
    });
  });

  it('of nothing is an empty file and complete', async () => {
    const { text, job } = await exported('shop', 'type:Nothing');
    expect([text, job.outcome?.complete]).toEqual(['', true]);
  });

  it('of an empty log is an empty file and complete', async () => {
    own.write('empty', []);
    const { text, job } = await exported('empty', '');
    expect([text, job.outcome?.complete]).toEqual(['', true]);
  });
});

describe('an export as CSV', () => {
  it('says which cells are not as stored, and runs nothing in a spreadsheet', async () => {
    const { text, type } = await exported('shop', 'event:(c,d,e)', 'csv');
    const [head, e = '', d = '', c = '', end] = text.split('\r\n');
    expect(type).toContain('text/csv');
    expect(head).toBe(
      'position,recorded,occurred,stream,version,type,event,category,initiator,correlation,cause,tenant,tag,schema,data,metadata,note',
    );
    expect(end).toBe('');
    expect(c).toContain(`"{""total"":-5,""by"":""=cmd|'/c calc'!A1""}"`);
    expect(d).toContain("'=evil\\u000a-1,1,\\u001b[31mPlaced,d,");
    expect(d).toContain(
      "stream has a ' put before it and has control characters written as \\uXXXX; type has control",
    );
    expect(e).toContain(',/w==,,data is base64 of what is no text');
  });

  it('has the columns that the query shows, a number being no formula', async () => {
    const q = 'event:(a,c,f) | show stream, data.total, data.by';
    const { text } = await exported('shop', q, 'csv');
    expect(text.split('\r\n')).toEqual([
      'stream,data.total,data.by,note',
      'order-4,,,data.total cannot be read; data.by cannot be read',
      "order-2,-5,'=cmd|'/c calc'!A1,data.by has a ' put before it",
      'order-1,9007199254740993,,',
      '',
    ]);
  });

  it('is of a table where the query makes one', async () => {
    const { text } = await exported('shop', 'type:P* | count by type, initiator', 'csv');
    expect(text).toBe('type,initiator,count,note\r\nPlaced,,4,\r\nPaid,ann,1,\r\n');
  });
});

describe('what an export is pinned to', () => {
  const idsOf = (text: string) => linesOf(text).map(({ id }) => id);

  it('is the head when it began: what is written later is not in it', async () => {
    own.write('growing', [{ stream: 's-1', id: 'old' }]);
    const { value } = await startExport(callAs(), { store: 'growing', q: '', format: 'ndjson' });
    own.write('growing', [{ stream: 's-1', id: 'new' }]);
    await jobUntil('growing', value.id);
    expect(idsOf((await downloaded('growing', value.id)).text)).toEqual(['old']);
    expect(value.asked).toMatchObject({ head: '1', oldest: value.asked.newest });
  });

  it('is the place below which nothing can appear any more, where events commit late', async () => {
    const { store } = await storeById('shop');
    own.plant('late', {
      ...store,
      horizon: () => Promise.resolve({ head: position('6'), settled: position('4') }),
    });
    const { text, job } = await exported('late', '');
    expect(idsOf(text)).toEqual(['d', 'c', 'b', 'a']);
    expect(job.asked).toMatchObject({
      head: '4',
      leftOut: { newer: 2, more: false, provisional: true },
    });
    expect(job.outcome).toEqual({
      complete: false,
      notes: [
        '2 events newer than its head p4 are not in it: the log was final only up to there when it was asked for.',
      ],
    });
  });

  it('is the head, and never complete, where the store cannot say what is final', async () => {
    const { store } = await storeById('shop');
    const horizon = () => Promise.resolve({ head: position('6'), settled: null });
    own.plant('unsure', { ...store, horizon });
    const { text, job } = await exported('unsure', '');
    expect(idsOf(text)).toHaveLength(6);
    expect(job.outcome).toMatchObject({ complete: false });
    expect(job.outcome?.notes[0]).toContain('how far its log is final');
  });

  it('is an older head where one is given', async () => {
    const asked = { store: 'shop', q: '', format: 'ndjson', head: '2' };
    const { value } = await startExport(callAs(), asked);
    const { outcome } = await jobUntil('shop', value.id);
    expect(idsOf((await downloaded('shop', value.id)).text)).toEqual(['b', 'a']);
    expect(outcome).toEqual({
      complete: true,
      notes: ['4 events newer than its head p2 are not in it: it was asked for back from there.'],
    });
  });

  it('is the moment it is asked for', async () => {
    const asked = { store: 'shop', q: '', format: 'ndjson', asof: '2026-01-01T00:03:30Z' };
    const { value } = await startExport(callAs(), asked);
    const job = await jobUntil('shop', value.id);
    expect(idsOf((await downloaded('shop', value.id)).text)).toEqual(['c', 'b', 'a']);
    expect(job).toMatchObject({ asof: '2026-01-01T00:03:30Z', outcome: { complete: true } });
  });
});

describe('the file of an export', () => {
  it('can be read by its owner only and is named by the random id', async () => {
    const { job } = await exported('shop', '');
    expect(job.id).toMatch(/^[0-9a-f]{32}$/);
    const path = join(own.folder, 'exports', job.id);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(own.folder, 'exports')).mode & 0o777).toBe(0o700);
  });

  it('leaves only after its row is in the access log', async () => {
    const asked = { store: 'shop', q: 'type:Placed', format: 'csv' };
    const { value } = await startExport(callAs(), asked);
    await jobUntil('shop', value.id);
    await downloaded('shop', value.id);
    const rows = await (await database()).accessLog.findMany({ orderBy: { id: 'asc' } });
    const last = rows.slice(-3).map(({ action, detail }) => `${action} ${detail ?? ''}`);
    expect(last).toEqual([
      'export.start {"q":"type:Placed","zone":"UTC","format":"csv"}',
      `job.run {"job":"${value.id}","kind":"export","q":"type:Placed","zone":"UTC","format":"csv","head":"6","asof":null}`,
      `job.download ${value.id}`,
    ]);
  });
});
