import { beforeAll, describe, expect, it } from 'vitest';
import { problemView } from '@/lib/api/views.ts';
import type { Asked } from '@/server/testing/ask.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { jobCases, plantJobs } from './testing/job-cases.ts';
import { writeShop } from './testing/refusals.ts';
import { reducerCases } from './testing/reducer-cases.ts';
import { askRoute, loadingMilliseconds, routeHandlers } from './testing/route-handlers.ts';
import { searchCases } from './testing/search-cases.ts';
import { storeCases } from './testing/store-cases.ts';
import { streamCases } from './testing/stream-cases.ts';

const own = ownData();
beforeAll(async () => {
  writeShop(own);
  await plantJobs(own);
});

const cases = { ...storeCases, ...streamCases, ...reducerCases, ...searchCases, ...jobCases };
const answerOf = (name: string, asked: Asked): Promise<Response> => askRoute(name, asked, own);

const names = Object.keys(cases);
const refusals = Object.entries(cases).flatMap(([name, { refuses }]) =>
  refuses.map(([asked, code, field]) => ({ name, asked, code, field })),
);

describe('every route', () => {
  it('stands in this table', { timeout: loadingMilliseconds }, async () => {
    expect([...(await routeHandlers()).keys()].sort()).toEqual([...names].sort());
  });

  it.each(names)('answers: %s', async (name) => {
    const entry = cases[name];
    const response = await answerOf(name, entry?.succeeds ?? {});
    const text = await response.text();
    expect([response.status, text]).toEqual([200, expect.stringContaining(entry?.shows ?? '?')]);
    const kept = entry?.kept === true ? 'no-cache, private' : 'no-store, private';
    expect(response.headers.get('cache-control')).toBe(kept);
  });

  it.each(refusals)('refuses: $name $asked as $code', async ({ name, asked, code, field }) => {
    const response = await answerOf(name, asked);
    const problem = problemView.parse(await response.json());
    expect([problem.code, problem.field ?? null]).toEqual([code, field]);
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store, private');
  });

  it.each(names)('shows nothing without a token: %s', async (name) => {
    const headers = { authorization: 'Bearer not-the-token-0000' };
    const response = await answerOf(name, { ...cases[name]?.succeeds, headers });
    expect(response.status).toBe(401);
    expect(problemView.parse(await response.json()).code).toBe('unauthenticated');
  });

  it('counts a reader who left as no failure of ours', async () => {
    const leaving = new AbortController();
    leaving.abort();
    const asked = { segments: { store: 'shop' }, signal: leaving.signal };
    const response = await answerOf('GET /api/stores/[store]/events', asked);
    expect([response.status, await response.json()]).toMatchObject([499, { code: 'cancelled' }]);
  });
});
