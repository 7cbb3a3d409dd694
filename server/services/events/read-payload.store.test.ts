import { beforeAll, describe, expect, it } from 'vitest';
import { readPayload, type PayloadSlice } from '@/lib/api/events.ts';
import { askRoute } from '@/server/http/testing/route-handlers.ts';
import { ownData } from '@/server/testing/own-data.ts';

const own = ownData();
/** Longer than an event carries with it, with characters of one, two and four bytes. */
const long = `{"note":"${'aé☕🏽 '.repeat(300_000)}"}`;

beforeAll(() => {
  own.write('shop', [
    { stream: 'order/1', id: 'short', type: 'OrderPlaced', data: '{"total":1}' },
    { stream: 'order/1', id: 'long', type: 'OrderNoted', data: long },
  ]);
});

async function slice(event: string, search: string): Promise<PayloadSlice> {
  const segments = { store: 'shop', event };
  const name = 'GET /api/stores/[store]/events/[event]/payload';
  const response = await askRoute(name, { segments, search }, own);
  expect(response.status).toBe(200);
  return readPayload.response.parse(await response.json());
}

describe('the payload of an event', () => {
  it('comes slice by slice, and the slices are the stored text', async () => {
    const texts: string[] = [];
    for (let from: number | null = 0; from !== null;) {
      const answer = await slice('long', `from=${from}&length=500000`);
      expect(answer.size).toBe(long.length);
      texts.push(answer.slice.kind === 'json' ? answer.slice.text : '');
      from = answer.next;
    }
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.join('') === long).toBe(true);
  });

  it('comes at once where it is short', async () => {
    expect(await slice('short', '')).toEqual({
      slice: { kind: 'json', text: '{"total":1}' },
      from: 0,
      size: 11,
      next: null,
    });
  });

  it('may be the metadata', async () => {
    expect((await slice('short', 'part=metadata')).slice.kind).not.toBe('omitted');
  });
});
