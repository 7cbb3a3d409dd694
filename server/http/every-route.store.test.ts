import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemView } from '@/lib/api/views.ts';
import { ask, type Asked, type Handler } from '@/server/testing/ask.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { located, writeShop } from './testing/refusals.ts';
import { storeCases } from './testing/store-cases.ts';
import { streamCases } from './testing/stream-cases.ts';

const own = ownData();
beforeAll(() => {
  writeShop(own);
});

const cases = { ...storeCases, ...streamCases };
const root = join(process.cwd(), 'app', 'api');
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

async function handlers(): Promise<ReadonlyMap<string, Handler>> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  const found = new Map<string, Handler>();
  for (const file of files) {
    const path = `/api/${file.split(sep).slice(0, -1).join('/')}`;
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, Handler>;
    for (const method of methods) {
      const handler = module[method];
      if (handler !== undefined) found.set(`${method} ${path}`, handler);
    }
  }
  return found;
}

async function answerOf(name: string, asked: Asked): Promise<Response> {
  const handler = (await handlers()).get(name);
  if (handler === undefined) throw new Error(`There is no ${name}.`);
  const segments = Object.entries(asked.segments ?? {}).filter(([key]) =>
    name.includes(`[${key}]`),
  );
  const whole = { method: name.split(' ')[0] ?? 'GET', ...asked };
  return ask(handler, located({ ...whole, segments: Object.fromEntries(segments) }, own));
}

const names = Object.keys(cases);
const refusals = Object.entries(cases).flatMap(([name, { refuses }]) =>
  refuses.map(([asked, code, field]) => ({ name, asked, code, field })),
);

describe('every route', () => {
  it('stands in this table', async () => {
    expect([...(await handlers()).keys()].sort()).toEqual([...names].sort());
  });

  it.each(names)('answers: %s', async (name) => {
    const entry = cases[name];
    const response = await answerOf(name, entry?.succeeds ?? {});
    const text = await response.text();
    expect([response.status, text]).toEqual([200, expect.stringContaining(entry?.shows ?? '?')]);
    expect(response.headers.get('cache-control')).toBe('no-store, private');
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
});
