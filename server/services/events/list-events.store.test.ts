import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { listEvents } from './list-events.ts';
import { readEvent } from './read-event.ts';

const own = ownData();
const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000000Z`;
const total = 23;

beforeAll(() => {
  own.write(
    'log',
    Array.from({ length: total }, (_, index) => ({
      stream: index % 3 === 0 ? `account-${index % 2}` : `order-${index % 4}`,
      category: index % 3 === 0 ? 'account' : 'order',
      position: 10 + 2 * index,
      id: `e${index}`,
      recordedAt: at(index),
      data: `{"n":${index}}`,
    })),
  );
});

type Order = 'newest' | 'oldest';
interface Asked {
  readonly order?: Order;
  readonly start?: string;
  readonly cursor?: string;
  readonly category?: string;
  readonly limit?: number;
}

const list = async (asked: Asked) =>
  (await listEvents(callAs(), { store: 'log', limit: 100, ...asked })).value;

const idsOf = ({ items }: { readonly items: readonly { readonly id: string }[] }) =>
  items.map(({ id }) => id);

const opposite = (order: Order): Order => (order === 'newest' ? 'oldest' : 'newest');

/** Everything from a cursor on, page by page. */
async function walk(asked: Asked): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor = asked.cursor;
  do {
    const page = await list({ ...asked, ...(cursor === undefined ? {} : { cursor }) });
    ids.push(...idsOf(page));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

describe('the log from an event on', () => {
  it('begins with the event and goes back to what came before it in the list', async () => {
    const order = fc.constantFrom<Order>('newest', 'oldest');
    const category = fc.constantFrom(undefined, 'account', 'order');
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          way: order,
          only: category,
          index: fc.integer({ min: 0, max: total - 1 }),
          limit: fc.integer({ min: 1, max: 9 }),
        }),
        async ({ way, only, index, limit }) => {
          const filter = only === undefined ? {} : { category: only };
          const all = await walk({ ...filter, order: way, limit });
          const first = await list({ ...filter, order: way, start: `e${index}`, limit });
          const { back } = first;
          expect(back).not.toBeNull();
          const before = await walk({
            ...filter,
            order: opposite(way),
            limit,
            ...(back === null ? {} : { cursor: back }),
          });
          const onward =
            first.next === null
              ? []
              : await walk({ ...filter, order: way, limit, cursor: first.next });
          expect([...before.toReversed(), ...idsOf(first), ...onward]).toEqual(all);
          const number = (id: string) => Number(id.slice(1));
          const isBefore = (id: string) =>
            way === 'newest' ? number(id) > index : number(id) < index;
          expect(before.every(isBefore)).toBe(true);
          expect(idsOf(first).some(isBefore)).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('names an event by its place in a stream too', async () => {
    const first = await list({ start: 'account-0@1', limit: 1 });
    expect(idsOf(first)).toEqual(['e0']);
  });

  it('refuses an event that is not there', async () => {
    await expect(list({ start: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('goes back from the newest event to nothing', async () => {
    const newest = await list({ limit: 5 });
    expect(await walk({ order: 'oldest', cursor: newest.back ?? '' })).toEqual([]);
  });

  it('refuses a way back in the order it came from', async () => {
    const { back } = await list({ limit: 5 });
    await expect(list({ cursor: back ?? '' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('one event', () => {
  const read = async (event: string) => (await readEvent(callAs(), { store: 'log', event })).value;

  it('has neighbours in its stream and others in the log', async () => {
    const { neighbours, inLog } = await read('e6');
    expect([neighbours.previous?.id, neighbours.next?.id]).toEqual(['e0', 'e12']);
    expect([inLog.previous?.id, inLog.next?.id]).toEqual(['e5', 'e7']);
  });

  it('has none before the first and after the last of the log', async () => {
    expect((await read('e0')).inLog.previous).toBeNull();
    expect((await read(`e${total - 1}`)).inLog.next).toBeNull();
  });
});
