import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeJob, createJob } from '@/server/db/jobs.ts';
import type { OwnData } from '@/server/testing/own-data.ts';
import {
  badPages,
  inShop,
  posted,
  refusing,
  shop,
  unknownStore,
  type Cases,
  type Refusal,
} from './refusals.ts';

const text = '{"id":"paid"}\n';
const done = 'a'.repeat(32);
const paused = 'b'.repeat(32);
const spare = 'c'.repeat(32);
const found = 'd'.repeat(32);
const asked = {
  ...{ q: '', zone: 'UTC', format: 'ndjson', head: '2', now: '2026-03-01T00:00:00.000Z' },
  ...{ oldest: null, newest: null, isFinal: true },
};

/** Jobs that are there before any route is asked. */
export async function plantJobs({ folder }: OwnData): Promise<void> {
  mkdirSync(join(folder, 'exports'), { recursive: true });
  for (const [id, state] of [
    [done, 'done'],
    [paused, 'paused'],
    [spare, 'failed'],
  ] as const) {
    writeFileSync(join(folder, 'exports', id), text);
    await createJob({
      ...{ id, memberId: 'local', kind: 'export', stores: ['shop'], input: asked, asOf: null },
    });
    await changeJob(id, { state, cursor: { bytes: text.length, place: null } });
  }
  const line = `${JSON.stringify(held)}\n`;
  writeFileSync(join(folder, 'exports', found), line);
  await createJob({
    ...{ id: found, memberId: 'local', kind: 'truth', stores: ['shop'], asOf: null },
    input: {
      ...{ category: 'order', when: 'paid = true', head: '2', isFinal: true, now: asked.now },
      reducer: { kind: 'inferred', source: null, hash: null },
    },
  });
  await changeJob(found, { state: 'done', cursor: { bytes: line.length, place: null } });
}

const held = {
  ...{ stream: 'order/1', intervals: 1, first: '2', firstAt: null, firstType: 'OrderPaid' },
  ...{ last: '2', now: true, seconds: null },
};

const exported = { q: 'type:OrderPaid', format: 'csv' };
const inBody = (body: object, field: string, code = 'invalid_input'): Refusal => [
  { segments: shop, ...posted({ ...exported, ...body }) },
  code,
  field,
];
const jobs = (id: string) => ({ ...shop, job: id });
const badJobs = (more: object): readonly Refusal[] => [
  [{ segments: { store: 'nowhere', job: done }, ...more }, 'not_found', 'store'],
  [{ segments: jobs('9'.repeat(32)), ...more }, 'not_found', 'job'],
  [{ segments: jobs('..~2F..~2Fbackstory~2Edb'), ...more }, 'invalid_input', 'job'],
  [{ segments: jobs(done), search: 'surplus=1', ...more }, 'invalid_input', 'surplus'],
];

const condition = { category: 'order', when: 'paid = true' };
const inQuestion = (body: object, field: string, code = 'invalid_input'): Refusal => [
  { segments: shop, ...posted({ ...condition, ...body }) },
  code,
  field,
];

/** By method and path. They run in this order: what one keeps the next ones find. */
export const jobCases: Readonly<Record<string, Cases>> = {
  'GET /api/stores/[store]/jobs': {
    succeeds: { segments: shop },
    shows: `"id":"${done}"`,
    refuses: [unknownStore, inShop('surplus=1', 'surplus')],
  },
  'GET /api/stores/[store]/jobs/[job]/file': {
    succeeds: { segments: jobs(done) },
    shows: text,
    refuses: badJobs({}),
  },
  'POST /api/stores/[store]/jobs/[job]': {
    succeeds: { segments: jobs(paused), ...posted({ action: 'cancel' }) },
    shows: '"state":"cancelled"',
    refuses: [
      ...badJobs(posted({ action: 'cancel' })),
      [{ segments: jobs(done), ...posted({ action: 'resume' }) }, 'conflict', 'action'],
      [{ segments: jobs(done), ...posted({ action: 'pause' }) }, 'conflict', 'action'],
      [{ segments: jobs(done), ...posted({ action: 'explode' }) }, 'invalid_input', 'action'],
    ],
  },
  'DELETE /api/stores/[store]/jobs/[job]': {
    succeeds: { segments: jobs(spare) },
    shows: `{"deleted":"${spare}"}`,
    refuses: badJobs({}),
  },
  'POST /api/stores/[store]/exports': {
    succeeds: { segments: shop, ...posted(exported) },
    shows: '"kind":"export"',
    refuses: [
      [{ segments: { store: 'nowhere' }, ...posted(exported) }, 'not_found', 'store'],
      inBody({ q: '((' }, 'q', 'invalid_query'),
      inBody({ q: 'x'.repeat(8001) }, 'q'),
      inBody({ format: 'xml' }, 'format'),
      inBody({ zone: 'Nowhere/City' }, 'zone'),
      inBody({ head: 'soon' }, 'head'),
      inBody({ asof: 'soon' }, 'asof'),
      inBody({ surplus: 1 }, 'surplus'),
    ],
  },
  'POST /api/stores/[store]/truth': {
    succeeds: { segments: shop, ...posted(condition) },
    shows: '"kind":"truth"',
    refuses: [
      [{ segments: { store: 'nowhere' }, ...posted(condition) }, 'not_found', 'store'],
      inQuestion({ when: 'paid =' }, 'when', 'invalid_query'),
      inQuestion({ category: 7 }, 'category'),
      inQuestion({ asof: 'soon' }, 'asof'),
      inQuestion({ surplus: 1 }, 'surplus'),
    ],
  },
  'GET /api/stores/[store]/jobs/[job]/results': {
    succeeds: { segments: jobs(found) },
    shows: '"stream":"order/1"',
    refuses: [
      ...badJobs({}),
      ...badPages(refusing(jobs(found))),
      [{ segments: jobs(done) }, 'unsupported', 'job'],
    ],
  },
};
