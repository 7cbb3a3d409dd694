import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';

const own = ownData();
const total = 41;
const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();

beforeAll(() => {
  own.write(
    'log',
    Array.from({ length: total }, (_, index) => ({
      stream: index % 3 === 0 ? `account-${index % 2}` : `order-${index % 4}`,
      category: index % 3 === 0 ? 'account' : 'order',
      position: 10 + 2 * index,
      id: `e${index}`,
      recordedAt: at(index),
      data: JSON.stringify({ n: index, status: index % 5 === 0 ? 'open' : 'closed' }),
    })),
  );
  own.write('broken', [
    { stream: 'a-1', id: 'b0', recordedAt: at(0), data: '{"n":1}' },
    { stream: 'a-1', id: 'b1', recordedAt: at(1), data: '{"n":' },
    { stream: 'a-1', id: 'b2', recordedAt: at(2), data: '{"n":2}' },
  ]);
  own.write('empty', []);
});

interface Asked {
  readonly store?: string;
  readonly q?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly head?: string;
  readonly zone?: string;
}

async function search(asked: Asked): Promise<readonly SearchStep[]> {
  const { value } = await searchEvents(callAs(), { store: 'log', ...asked });
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  return steps;
}

const idsIn = (steps: readonly SearchStep[]): readonly string[] =>
  steps.flatMap((step) => (step.kind === 'hits' ? step.items.map(({ id }) => id) : []));

function endOf(steps: readonly SearchStep[]) {
  const last = steps.at(-1);
  if (last?.kind !== 'end') throw new Error('A search ends with its end.');
  return last;
}

/** All pages of a search, one after the other. */
async function walk(asked: Asked) {
  const ids: string[] = [];
  for (let cursor: string | null = null; ;) {
    const steps = await search({ ...asked, ...(cursor === null ? {} : { cursor }) });
    ids.push(...idsIn(steps));
    const end = endOf(steps);
    cursor = end.next;
    if (cursor === null) return { ids, coverage: end.coverage };
    expect(end.coverage.complete).toBe(false);
  }
}

const newestFirst = (keep: (index: number) => boolean): readonly string[] =>
  Array.from({ length: total }, (_, index) => total - 1 - index)
    .filter(keep)
    .map((index) => `e${index}`);

describe('a search', () => {
  it.each<[string, (index: number) => boolean]>([
    ['', () => true],
    ['category:account', (index) => index % 3 === 0],
    ['category:account data.n:>20', (index) => index % 3 === 0 && index > 20],
    ['data.n:(3,4)', (index) => index === 3 || index === 4],
    ['recorded:<2026-03-01T05:00Z', (index) => index < 5],
    ['-category:order data.status:open', (index) => index % 15 === 0],
    ['position:>80', (index) => 10 + 2 * index > 80],
    ['event:e7 or event:e9', (index) => index === 7 || index === 9],
    ['data.n:99', () => false],
  ])('for %s finds every match, newest first', async (q, keep) => {
    const { ids, coverage } = await walk({ q });
    expect(ids).toStrictEqual(newestFirst(keep));
    expect(coverage).toMatchObject({ complete: true, capped: null, unreadable: 0 });
    expect(coverage.matched).toBe(ids.length);
  });

  it('finds the same by pages of any size, and counts on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('', 'category:account', 'data.status:open', 'order'),
        async (limit, q) => {
          const whole = await walk({ q, limit: 500 });
          const paged = await walk({ q, limit });
          expect(paged.ids).toStrictEqual(whole.ids);
          expect(paged.coverage.matched).toBe(whole.ids.length);
          expect(paged.coverage.complete).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('says first how it will be answered', async () => {
    const [plan] = await search({ q: 'category:account last:3650d data.n:1' });
    expect(plan).toMatchObject({
      kind: 'plan',
      explained: 'events of category account, whose n is 1, recorded in the last 3650 days',
      query: 'category:account data.n:1 last:3650d',
      head: String(10 + 2 * (total - 1)),
    });
    expect(plan?.kind === 'plan' ? plan.pushed : '').toContain('category:account');
    expect(plan?.kind === 'plan' ? plan.pinned : '').toContain('recorded:>=');
  });

  it('from a head sees the log as it was then', async () => {
    const { ids, coverage } = await walk({ q: 'category:account', head: '30' });
    expect(ids).toStrictEqual(newestFirst((index) => index <= 10 && index % 3 === 0));
    expect(coverage).toMatchObject({ head: '30', newest: at(10), complete: true });
  });

  it('looks into states, changes, causes and chains', async () => {
    expect((await walk({ q: 'change.status:open->closed stream:order-1' })).ids).toContain('e13');
    const { ids } = await walk({ q: 'state.n:40 at:2026-03-03 -event:e40' });
    expect(new Set(ids)).toStrictEqual(
      new Set(newestFirst((index) => index % 4 === 0 && index % 3 !== 0 && index !== 40)),
    );
    expect((await walk({ q: 'root:e7' })).ids).toStrictEqual(['e7']);
    expect((await walk({ q: 'causes:e7' })).ids).toStrictEqual([]);
  });

  it('is never complete while something could not be judged', async () => {
    const { ids, coverage } = await walk({ store: 'broken', q: 'data.n:>0' });
    expect(ids).toStrictEqual(['b2', 'b0']);
    expect(coverage).toMatchObject({ complete: false, unreadable: 1, examined: 3, capped: null });
    expect((await walk({ store: 'broken', q: 'readable:false' })).coverage.complete).toBe(true);
    expect((await walk({ store: 'broken', q: 'readable:false' })).ids).toStrictEqual(['b1']);
  });

  it('of an empty log is complete', async () => {
    const { ids, coverage } = await walk({ store: 'empty', q: 'x' });
    expect(ids).toStrictEqual([]);
    expect(coverage).toMatchObject({ complete: true, head: null, newest: null, examined: 0 });
  });
});

describe('a search with steps', () => {
  const table = async (asked: Asked) => {
    const steps = await search(asked);
    const found = steps.findLast((step) => step.kind === 'table');
    if (found?.kind !== 'table') throw new Error('There is no table.');
    return { table: found, end: endOf(steps) };
  };

  it('makes a table of all matches, whatever the page', async () => {
    const { table: counted, end } = await table({ q: 'data.n:<20 | count by category', limit: 1 });
    expect(counted).toMatchObject({
      columns: ['category', 'count'],
      rows: [
        ['order', '13'],
        ['account', '7'],
      ],
      items: [],
      more: 0,
      cut: false,
    });
    expect(end).toMatchObject({ next: null, coverage: { complete: true, matched: 20 } });
  });

  it('gives events where rows are events', async () => {
    const { table: firsts } = await table({ q: 'category:account | first 1 per stream' });
    expect(firsts.items.map(({ id }) => id)).toStrictEqual(['e3', 'e0']);
    const { table: shown } = await table({
      q: 'data.n:<3 | sort data.n | show event, state.status',
    });
    expect(shown.rows).toStrictEqual([
      ['e0', 'open'],
      ['e1', 'closed'],
      ['e2', 'closed'],
    ]);
  });

  it('counts over time', async () => {
    const { table: days } = await table({ q: '| by day', zone: 'UTC' });
    expect(days.rows).toStrictEqual([
      ['2026-03-01', '24'],
      ['2026-03-02', '17'],
    ]);
  });
});

describe('a question that cannot be answered', () => {
  it('is refused with the place of the fault', async () => {
    await expect(search({ q: 'tpye:A' })).rejects.toMatchObject({
      code: 'invalid_query',
      span: [0, 4],
    });
    await expect(search({ zone: 'Nowhere/Land' })).rejects.toMatchObject({ field: 'zone' });
  });

  it('is refused when its cursor belongs to another', async () => {
    const { next } = endOf(await search({ q: 'data.n:>0', limit: 1 }));
    expect(next).not.toBeNull();
    await expect(search({ q: 'data.n:>1', cursor: next ?? '' })).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'cursor',
    });
  });

  it('ends when the reader goes away', async () => {
    const controller = new AbortController();
    const { value } = await searchEvents(callAs('developer', controller.signal), {
      store: 'log',
      q: 'data.n:>0',
    });
    controller.abort();
    await expect(
      (async () => {
        for await (const step of value) expect(step.kind).toBe('plan');
      })(),
    ).rejects.toBeDefined();
  });

  it('names the head of a link that is no place in the log', async () => {
    await expect(search({ head: 'not-a-place' })).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'head',
    });
  });
});
