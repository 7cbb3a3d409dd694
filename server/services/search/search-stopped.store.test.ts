import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';

const own = ownData();
const total = 2500;

beforeAll(() => {
  own.write(
    'long',
    Array.from({ length: total }, (_, index) => ({
      stream: 'a-1',
      id: `l${index}`,
      recordedAt: new Date(Date.UTC(2026, 2, 1, index)).toISOString(),
      data: `{"n":${index % 7}}`,
    })),
  );
});

async function search(q: string, cursor?: string): Promise<readonly SearchStep[]> {
  const asked = { store: 'long', q, limit: 500, ...(cursor === undefined ? {} : { cursor }) };
  const { value } = await searchEvents(callAs(), asked);
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  return steps;
}

const idsIn = (steps: readonly SearchStep[]): readonly string[] =>
  steps.flatMap((step) => (step.kind === 'hits' ? step.items.map(({ id }) => id) : []));

const placesIn = (steps: readonly SearchStep[]): readonly (string | null)[] =>
  steps.flatMap((step) => (step.kind === 'progress' ? [step.next] : []));

describe('a search that its reader stops', () => {
  it('goes on from any word of progress, without loss or repetition', async () => {
    const whole = await search('data.n:3');
    const places = placesIn(whole);
    expect(places.length).toBeGreaterThan(1);
    for (const [index, step] of whole.entries()) {
      if (step.kind !== 'progress' || step.next === null) continue;
      const rest = await search('data.n:3', step.next);
      expect([...idsIn(whole.slice(0, index)), ...idsIn(rest)]).toStrictEqual(idsIn(whole));
      expect(rest.at(-1)).toMatchObject({ coverage: { complete: true, examined: total } });
    }
  });

  it('has no place to go on from where it makes a table', async () => {
    const places = placesIn(await search('| count by data.n'));
    expect(places.length).toBeGreaterThan(1);
    expect(new Set(places)).toStrictEqual(new Set([null]));
  });
});
