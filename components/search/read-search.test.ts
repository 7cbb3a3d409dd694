import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/components/ui/problem-error.ts';
import type { RunStep } from './found-event.ts';
import { readSearch, searchHref } from './read-search.ts';
import { sampleEvent } from './sample-event.ts';
import { sampleReach } from './sample-reach.ts';

const progress = {
  kind: 'progress',
  examined: 5,
  matched: 1,
  unreadable: 0,
  searchedTo: null,
  next: null,
};
const end = {
  kind: 'end',
  next: null,
  coverage: {
    complete: true,
    capped: null,
    examined: 9,
    matched: 1,
    unreadable: 0,
    provisional: null,
    newest: null,
    searchedTo: null,
    head: null,
    index: null,
    indexProblem: null,
  },
};
const sent = (name: string, value: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`;

/** Reads what a server that sends this text says. */
async function told(
  text: string,
  { status = 200, store = 'shop' }: { status?: number; store?: string | null } = {},
): Promise<readonly RunStep[]> {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(text, { status })));
  const steps: RunStep[] = [];
  await readSearch({ href: '/', store }, (step) => steps.push(step), new AbortController().signal);
  return steps;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('reading a search', () => {
  it('tells each step in order', async () => {
    const steps = await told(sent('search', progress) + sent('search', end));
    expect(steps.map(({ kind }) => kind)).toStrictEqual(['progress', 'end']);
  });

  it('fails when the answer breaks off before its end', async () => {
    await expect(told(sent('search', progress))).rejects.toThrow('ended before the answer did');
  });

  it('fails with what the server says on the way', async () => {
    const problem = { code: 'store_timeout', title: 'Slow', detail: 'Too slow.', requestId: 'r' };
    await expect(told(sent('search', progress) + sent('problem', problem))).rejects.toThrow(
      new ProblemError(problem, 500),
    );
  });

  it('fails with the reason of a refusal', async () => {
    const problem = { code: 'invalid_query', title: 'Wrong', detail: 'No field.', requestId: 'r' };
    await expect(told(JSON.stringify(problem), { status: 400 })).rejects.toThrow('No field.');
  });
});

describe('reading a search in several stores', () => {
  it('says of every event its store, and how far each store is', async () => {
    const event = sampleEvent('a');
    const reach = sampleReach();
    const text =
      sent('search', { kind: 'hits', items: [{ store: 'billing', event }] }) +
      sent('search', { ...progress, stores: [reach] }) +
      sent('search', { ...end, stores: [reach] });
    const [hits, far] = await told(text, { store: null });
    expect(hits?.kind === 'hits' && hits.items.map(({ store, id }) => [store, id])).toStrictEqual([
      ['billing', 'a'],
    ]);
    expect(far).toMatchObject({ kind: 'progress', stores: [reach] });
  });
});

describe('the address of an answer', () => {
  const question = { store: 'a/b', q: 'type:A', zone: 'UTC', head: null };

  it('names the store, the query and its zone', () => {
    expect(searchHref(question)).toBe('/api/stores/a~2Fb/search?q=type:A&zone=UTC&limit=100');
  });

  it('is that of all stores where none is named', () => {
    expect(searchHref({ ...question, store: null, head: 'a:1,b:2' })).toBe(
      '/api/search?q=type:A&zone=UTC&head=a:1,b:2&limit=100',
    );
  });

  it('goes on from a cursor', () => {
    expect(searchHref({ ...question, head: '42' }, 'abc')).toBe(
      '/api/stores/a~2Fb/search?q=type:A&zone=UTC&head=42&cursor=abc&limit=100',
    );
  });
});
