import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import type { StoresSearchStep } from '@/lib/api/search-stores.ts';
import { environment } from '@/server/env.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';
import { search as searchStores, writeThreeStores } from './testing/three-stores.ts';

const own = ownData();

beforeAll(() => {
  writeThreeStores(own);
  own.write(
    'log',
    Array.from({ length: 41 }, (_, index) => ({
      stream: index % 3 === 0 ? `account-${index % 2}` : `order-${index % 4}`,
      category: index % 3 === 0 ? 'account' : 'order',
      id: `e${index}`,
      recordedAt: new Date(Date.UTC(2026, 2, 1, index)).toISOString(),
      data: JSON.stringify({ n: index }),
    })),
  );
});

/** The budget of one read, in events. */
const allow = (searchEvents: number): void => {
  Object.assign(environment(), { searchEvents });
};
afterEach(() => {
  allow(200_000);
});

interface Asked {
  readonly q: string;
  readonly cursor?: string;
}
type Step = SearchStep | StoresSearchStep;

async function ofLog(asked: Asked): Promise<readonly Step[]> {
  const { value } = await searchEvents(callAs(), { store: 'log', ...asked });
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  return steps;
}

const searches = { 'one store': ofLog, 'several stores': searchStores };

function partOf(steps: readonly Step[]) {
  const table = steps.findLast((step) => step.kind === 'table');
  const end = steps.at(-1);
  if (table?.kind !== 'table' || end?.kind !== 'end') throw new Error('A table ends with both.');
  return { table, end };
}

const questions = [
  ...(['| count by category', 'data.n:<30 | by day', '| sort data.n | show event'] as const).map(
    (q) => ['one store', q] as const,
  ),
  ['one store', '| last 2'] as const,
  ['several stores', '| count by service, type'] as const,
  ['several stores', '| last 1 per service'] as const,
];

describe('a table that its budget ends', () => {
  it.each(questions)('goes on, and ends as the whole: in %s %s', async (where, q) => {
    const search = searches[where];
    const whole = partOf(await search({ q }));
    allow(3);
    let part = partOf(await search({ q }));
    let pages = 1;
    for (let { next } = part.end; next !== null; { next } = part.end) {
      expect(part.end.coverage.complete).toBe(false);
      part = partOf(await search({ q, cursor: next }));
      pages += 1;
    }
    expect(pages).toBeGreaterThan(2);
    expect(part.table.rows).toStrictEqual(whole.table.rows);
    expect(part.table.items).toStrictEqual(whole.table.items);
    const { examined, matched } = whole.end.coverage;
    expect(part.end.coverage).toMatchObject({ complete: true, examined, matched });
  });

  it.each(Object.entries(searches))(
    'is not gone on with by another question, nor twice: in %s',
    async (_, search) => {
      const q = '| count by category';
      const refused = { code: 'invalid_input' };
      allow(3);
      const cursor = partOf(await search({ q })).end.next ?? '';
      await expect(search({ q: '| count by type', cursor })).rejects.toMatchObject(refused);
      allow(200_000);
      expect(partOf(await search({ q, cursor })).end.next).toBeNull();
      await expect(search({ q, cursor })).rejects.toMatchObject(refused);
    },
  );
});
