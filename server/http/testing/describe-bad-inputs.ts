import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readStreamEvents, readState } from '@/lib/api/streams.ts';
import type { EventView } from '@/lib/api/views.ts';
import { tildeEncode } from '@/lib/urls/tilde.ts';
import type { OwnData } from '@/server/testing/own-data.ts';
import { streamOf, type BadInput } from './bad-input-catalogue.ts';
import { askRoute } from './route-handlers.ts';

/** A store that holds inputs of the catalogue, and what is expected of it. */
export interface BadInputStore {
  readonly own: OwnData;
  readonly store: string;
  /** What holds them: `SQLite`, `Postgres, jsonb`. */
  readonly name: string;
  readonly inputs: readonly BadInput[];
}

const place = '/api/stores/[store]/streams/[stream]';
const ways = ['', '/events', '/state', '/segment', '/diff', '/rail', '/export', '/fold'];

/** Each input is read in every way, shown as stored, and hides nothing else of the log. */
export function describeBadInputs({ own, store, name, inputs }: BadInputStore): void {
  const ask = (input: BadInput, path: string, search = ''): Promise<Response> => {
    const segments = { store, stream: tildeEncode(streamOf(input)) };
    return askRoute(`GET ${place}${path}`, { segments, search }, own);
  };

  describe(`each bad input, as data in ${name}`, () => {
    it.each(inputs)('is answered by every way to read its stream: $number $name', async (input) => {
      for (const way of ways) {
        const response = await ask(input, way);
        expect([way, response.status]).toEqual([way, 200]);
        expect((await response.text()).length).toBeGreaterThan(0);
      }
      expect(Object.prototype).not.toHaveProperty('admin');
    });

    it.each(inputs)('is shown as stored, with its problems: $number $name', async (input) => {
      const response = await ask(input, '/events', 'order=oldest');
      const { items } = readStreamEvents.response.parse(await response.json());
      expect(items.map((event) => event.problems.map(({ code }) => code))).toEqual(input.problems);
      if (input.times !== undefined) {
        expect(items.map(({ recordedAt }) => recordedAt)).toEqual(input.times);
      }
      for (const [index, event] of items.entries()) {
        expect(event.streamId).toBe(streamOf(input));
        isAsWritten(event, input.events[index], input.texts?.[index]);
      }
    });

    it.each(inputs)('leaves a state that says how far it goes: $number $name', async (input) => {
      const response = await ask(input, '/state');
      const view = readState.response.parse(await response.json());
      expect([view.state, view.fidelity.incompleteFrom?.version ?? null]).toEqual([
        input.state,
        input.incompleteFrom,
      ]);
    });

    it('leaves every other event in the log readable', async () => {
      const expected = inputs.flatMap(({ events }) => events).length;
      expect(await countLog(own, store)).toBe(expected);
    });
  });
}

type Written = BadInput['events'][number] | undefined;

function isAsWritten(event: EventView, written: Written, text: string | undefined): void {
  if (written?.type !== undefined) expect(event.type).toBe(written.type);
  if (written?.initiator !== undefined) expect(event.initiator).toBe(written.initiator);
  isPayloadAsWritten(event, written, text);
}

function isPayloadAsWritten({ data }: EventView, written: Written, text: string | undefined): void {
  if (data.kind === 'json') expect(data.text).toBe(text ?? textOf(written?.data));
  if (data.kind !== 'binary') return;
  const bytes = Buffer.from(written?.data ?? '');
  expect(Buffer.from(data.base64, 'base64').equals(bytes)).toBe(true);
}

const textOf = (data: string | Uint8Array | null | undefined): string =>
  data === undefined ? '{}' : Buffer.from(data ?? '').toString('utf8');

const page = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });

/** How many events the pages of the log hold together. */
async function countLog(own: OwnData, store: string): Promise<number> {
  let [cursor, seen]: [string | null, number] = ['', 0];
  while (cursor !== null) {
    const search = `limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const asked = { segments: { store }, search };
    const response = await askRoute('GET /api/stores/[store]/events', asked, own);
    const answer = page.parse(await response.json());
    seen += answer.items.length;
    cursor = answer.next;
  }
  return seen;
}
