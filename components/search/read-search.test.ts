import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/components/ui/problem-error.ts';
import type { SearchStep } from '@/lib/api/search.ts';
import { readSearch, searchHref } from './read-search.ts';

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
async function told(text: string, status = 200): Promise<readonly SearchStep[]> {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(text, { status })));
  const steps: SearchStep[] = [];
  await readSearch('/', (step) => steps.push(step), new AbortController().signal);
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
    await expect(told(JSON.stringify(problem), 400)).rejects.toThrow('No field.');
  });
});

describe('the address of an answer', () => {
  const question = { store: 'a/b', q: 'type:A', zone: 'UTC', head: null };

  it('names the store, the query and its zone', () => {
    expect(searchHref(question)).toBe('/api/stores/a~2Fb/search?q=type:A&zone=UTC&limit=100');
  });

  it('goes on from a cursor', () => {
    expect(searchHref({ ...question, head: '42' }, 'abc')).toBe(
      '/api/stores/a~2Fb/search?q=type:A&zone=UTC&head=42&cursor=abc&limit=100',
    );
  });
});
