import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readStreamEvents, readState } from '@/lib/api/streams.ts';
import { problemView } from '@/lib/api/views.ts';
import { tildeEncode } from '@/lib/urls/tilde.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { badInputs, elsewhere, type BadInput } from './testing/bad-input-catalogue.ts';
import { askRoute } from './testing/route-handlers.ts';

const own = ownData();
const place = '/api/stores/[store]/streams/[stream]';
const streamOf = ({ stream, number, name }: BadInput): string =>
  stream ?? `case-${String(number)}-${name}`;
const segmentsOf = (input: BadInput) => ({ store: 'odd', stream: tildeEncode(streamOf(input)) });
const ask = (input: BadInput, path: string, search = ''): Promise<Response> =>
  askRoute(`GET ${place}${path}`, { segments: segmentsOf(input), search }, own);

beforeAll(() => {
  own.write(
    'odd',
    badInputs.flatMap((input) =>
      input.events.map((event) => ({ stream: streamOf(input), category: 'odd', ...event })),
    ),
  );
});

const ways = ['', '/events', '/state', '/segment', '/diff', '/rail', '/export', '/fold'];

describe('each bad input, as data in a store', () => {
  it('stands in the catalogue or in a test named there', () => {
    const numbers = [
      ...badInputs.map(({ number }) => number),
      ...Object.keys(elsewhere).map(Number),
    ];
    const all = Array.from({ length: 40 }, (_, index) => index + 1);
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(all);
    const files = Object.values(elsewhere).filter((where) => !where.startsWith('not read'));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it.each(badInputs)(
    'is answered by every way to read its stream: $number $name',
    async (input) => {
      for (const way of ways) {
        const response = await ask(input, way);
        expect([way, response.status]).toEqual([way, 200]);
        expect((await response.text()).length).toBeGreaterThan(0);
      }
      expect(Object.prototype).not.toHaveProperty('admin');
    },
  );

  it.each(badInputs)('is shown as stored, with its problems: $number $name', async (input) => {
    const response = await ask(input, '/events', 'order=oldest');
    const { items } = readStreamEvents.response.parse(await response.json());
    expect(items.map((event) => event.problems.map(({ code }) => code))).toEqual(input.problems);
    for (const [index, event] of items.entries()) {
      const written = input.events[index];
      if (written?.type !== undefined) expect(event.type).toBe(written.type);
      if (event.data.kind === 'json') expect(event.data.text).toBe(written?.data ?? '{}');
      if (event.data.kind === 'binary') {
        expect([...Buffer.from(event.data.base64, 'base64')]).toEqual([...(written?.data ?? [])]);
      }
      expect(event.streamId).toBe(streamOf(input));
    }
  });

  it.each(badInputs)('leaves a state that says how far it goes: $number $name', async (input) => {
    const response = await ask(input, '/state');
    const view = readState.response.parse(await response.json());
    expect([view.state, view.fidelity.incompleteFrom?.version ?? null]).toEqual([
      input.state,
      input.incompleteFrom,
    ]);
  });

  it('leaves every other event in the log readable', async () => {
    const seen = await walk('GET /api/stores/[store]/events', { store: 'odd' });
    expect(seen).toBe(badInputs.flatMap(({ events }) => events).length);
  });

  it.each(['%', '_', '\\', "'; DROP TABLE backstory_events; --", 'x'.repeat(5000), '\u0000'])(
    'is only text where it is searched for: %j',
    async (prefix) => {
      const segments = { store: 'odd' };
      const search = new URLSearchParams({ prefix, limit: '1' }).toString();
      const response = await askRoute('GET /api/stores/[store]/events', { segments, search }, own);
      expect([response.status, await response.json()]).toMatchObject([200, { items: [] }]);
    },
  );

  it('is refused as a page token, however long', async () => {
    const segments = { store: 'odd' };
    const search = `cursor=${'A'.repeat(1_000_000)}`;
    const response = await askRoute('GET /api/stores/[store]/events', { segments, search }, own);
    expect(problemView.parse(await response.json())).toMatchObject({
      code: 'invalid_input',
      field: 'cursor',
    });
  });
});

const page = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });

/** How many items the pages hold together. */
async function walk(name: string, segments: Readonly<Record<string, string>>): Promise<number> {
  let [cursor, seen]: [string | null, number] = ['', 0];
  while (cursor !== null) {
    const search = `limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const answer = page.parse(await (await askRoute(name, { segments, search }, own)).json());
    seen += answer.items.length;
    cursor = answer.next;
  }
  return seen;
}
