import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { database } from '@/server/db/client.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { jobCases, plantJobs } from './testing/job-cases.ts';
import { reducerCases } from './testing/reducer-cases.ts';
import { askRoute } from './testing/route-handlers.ts';
import { writeShop } from './testing/refusals.ts';
import { searchCases } from './testing/search-cases.ts';
import { storeCases } from './testing/store-cases.ts';
import { streamCases } from './testing/stream-cases.ts';

const own = ownData();
const cases = { ...storeCases, ...streamCases, ...reducerCases, ...searchCases, ...jobCases };
/**
 * Which stores, reducers, saved searches and jobs there are, how far an index is, a member's own
 * preferences, and the code a draft is run by; nothing of what stores hold.
 */
const unlogged = [
  'GET /api/sandbox',
  'POST /api/preferences',
  'POST /api/stores/[store]/reducers/bundle',
  'GET /api/stores',
  'GET /api/stores/[store]',
  'GET /api/stores/[store]/index',
  'GET /api/stores/[store]/jobs',
  'GET /api/stores/[store]/reducers',
  'GET /api/stores/[store]/reducers/[reducer]',
  'GET /api/stores/[store]/searches',
];

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  writeShop(own);
  await plantJobs(own);
  await database();
  const file = new Sqlite(join(own.folder, 'backstory.db'));
  file.exec('DROP TABLE "AccessLog"');
  file.close();
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe('without an access log', () => {
  it.each(Object.keys(cases).filter((name) => !unlogged.includes(name)))(
    'nothing is shown: %s',
    async (name) => {
      const response = await askRoute(name, cases[name]?.succeeds ?? {}, own);
      const text = await response.text();
      expect([response.status, text]).toEqual([
        500,
        expect.stringContaining('The access log cannot be written'),
      ]);
      expect(text).not.toContain('9007199254740993');
    },
  );

  it('no store is connected or forgotten', async () => {
    expect(await (await database()).store.count()).toBe(0);
  });
});
