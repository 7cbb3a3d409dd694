import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import * as drift from '@/lib/api/drift.ts';
import * as events from '@/lib/api/events.ts';
import * as health from '@/lib/api/health.ts';
import * as jobs from '@/lib/api/jobs.ts';
import * as later from '@/lib/api/later.ts';
import * as lookup from '@/lib/api/lookup.ts';
import * as preferences from '@/lib/api/preferences.ts';
import * as reducers from '@/lib/api/reducers.ts';
import * as comparison from '@/lib/api/reducer-comparison.ts';
import * as search from '@/lib/api/search.ts';
import * as searchIndex from '@/lib/api/search-index.ts';
import * as searchStores from '@/lib/api/search-stores.ts';
import * as searchSummary from '@/lib/api/search-summary.ts';
import * as searches from '@/lib/api/searches.ts';
import * as stores from '@/lib/api/stores.ts';
import * as streams from '@/lib/api/streams.ts';
import * as tail from '@/lib/api/tail.ts';
import * as timeTravel from '@/lib/api/time-travel.ts';
import * as clocks from '@/lib/api/two-clocks.ts';
import * as vocabulary from '@/lib/api/vocabulary.ts';
import { AppError, errorCodes } from '@/lib/errors.ts';
import { readParams } from '@/lib/urls/api-href.ts';
import { problemResponse } from './problem.ts';
import { takeAsOf } from './take-as-of.ts';

const page = readFileSync('docs/api.md', 'utf8');

/** Text of each endpoint by its heading: method and path. */
const sections = new Map(
  page
    .split(/^##+ /m)
    .map((part) => [part.split('\n', 1)[0] ?? '', part] as const)
    .filter(([heading]) => /^[A-Z]+ \//.test(heading)),
);

const endpoint = z.object({
  method: z.string().default('GET'),
  path: z.string(),
  params: z.instanceof(z.ZodObject),
  body: z.instanceof(z.ZodObject).nullable().default(null),
  response: z.instanceof(z.ZodType).optional(),
});
type Endpoint = z.infer<typeof endpoint>;

const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [
    drift,
    events,
    health,
    jobs,
    later,
    lookup,
    preferences,
    reducers,
    comparison,
    search,
    searchIndex,
    searchSummary,
    searchStores,
    searches,
    stores,
    streams,
    tail,
    timeTravel,
    clocks,
    vocabulary,
  ]
    .flatMap((module) => Object.values<unknown>(module))
    .flatMap((value) => endpoint.safeParse(value).data ?? [])
    .map((each) => [`${each.method} ${each.path}`, each]),
);

const names = [...endpoints.keys()];
const sectionOf = (name: string): string => sections.get(name) ?? '';
const endpointOf = (name: string): Endpoint => {
  const found = endpoints.get(name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};

function answerFields({ response }: Endpoint): readonly string[] {
  const bare = response instanceof z.ZodNullable ? response.unwrap() : response;
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

/** Methods and paths that route files answer. */
function routes(): readonly string[] {
  const files = readdirSync('app/api', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('route.ts'))
    .flatMap((file) => {
      const source = readFileSync(`app/api/${file}`, 'utf8');
      const path = `/api/${file.split(sep).slice(0, -1).join('/')}`;
      return [...source.matchAll(/^export const ([A-Z]+) =/gm)].map(([, method]) => {
        return `${method ?? ''} ${path}`;
      });
    });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('docs/api.md', () => {
  it('has a section for each route and for no other', () => {
    expect([...sections.keys()].sort()).toEqual([...routes()].sort());
    expect([...names].sort()).toEqual([...routes()].sort());
  });

  it.each(names)('names the parameters it takes and no other: %s', (name) => {
    const { params, path } = endpointOf(name);
    const taken = Object.keys(params.shape).filter((key) => !path.includes(`[${key}]`));
    const rows = [...sectionOf(name).matchAll(/^\| `([^`]+)`/gm)].map(([, key]) => key);
    expect(rows).toEqual(taken);
  });

  it.each(names)('names what is sent and answered: %s', (name) => {
    const { body } = endpointOf(name);
    const fields = [...Object.keys(body?.shape ?? {}), ...answerFields(endpointOf(name))];
    const missing = fields.filter((field) => !sectionOf(name).includes(`\`${field}\``));
    expect(missing).toEqual([]);
  });

  it.each(names)('shows a call that is accepted: %s', (name) => {
    const { path, params, body, method } = endpointOf(name);
    const call = /```sh\n([^]*?)```/.exec(sectionOf(name))?.[1] ?? '';
    const address = new URL(/http:[^'\s]+/.exec(call)?.[0] ?? '');
    const encoded = [...call.matchAll(/--data-urlencode '([^=']+)=([^']*)'/g)];
    for (const [, name = '', value = ''] of encoded) address.searchParams.append(name, value);
    const words = address.pathname.split('/');
    const segments = path.split('/').map((part, at) => [part, words[at] ?? ''] as const);
    const open = segments.filter(([part]) => part.startsWith('['));
    expect(segments.filter(([part, word]) => !part.startsWith('[') && part !== word)).toEqual([]);
    const given = Object.fromEntries(open.map(([part, word]) => [part.slice(1, -1), word]));
    expect(
      params.safeParse(readParams(given, takeAsOf(address.searchParams).rest)).error,
    ).toBeUndefined();
    const sent = /-d '([^']*)'/.exec(call)?.[1];
    if (body !== null) expect(body.safeParse(JSON.parse(sent ?? 'null')).error).toBeUndefined();
    expect(/-X (\w+)/.exec(call)?.[1] ?? (body === null ? 'GET' : 'POST')).toBe(method);
  });

  it('states every problem with its status', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const problems = page.slice(page.indexOf('## Problems'), page.indexOf('## Stores'));
    const rows = [...problems.matchAll(/^\| `(\w+)`\s*\| (\d{3}) /gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    const statusOf = (code: (typeof errorCodes)[number]): number =>
      problemResponse(new AppError(code, 'x', { cause: 'a test' }), 'r').status;
    expect(rows).toEqual(
      rows.map(([code]) => [
        code,
        statusOf(errorCodes.find((each) => each === code) ?? 'internal'),
      ]),
    );
    expect(rows.map(([code]) => code).sort()).toEqual([...errorCodes].sort());
  });
});
