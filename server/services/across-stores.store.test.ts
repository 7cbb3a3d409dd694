import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readCauses } from './events/read-causes.ts';
import { readCorrelation } from './events/read-correlation.ts';
import { readEffects } from './events/read-effects.ts';
import { listStores } from './stores/list-stores.ts';
import { exportStream } from './streams/export-stream.ts';

const own = ownData();
const memory = openMemoryStore(1n).store;
const asked = vi.fn();

beforeAll(() => {
  own.write('orders', [
    { stream: 'order-1', id: 'placed', correlation: 'c', data: '{"n":9007199254740993}' },
    { stream: 'order-1', id: 'paid', cause: 'charged', correlation: 'c', data: '{"n":1e400}' },
    { stream: 'order-1', id: 'lost', cause: 'nowhere', data: '{"a":1,"a":2}' },
    { stream: 'order-1', id: 'round-a', cause: 'round-b', data: null },
    { stream: 'order-1', id: 'round-b', cause: 'round-a', data: new Uint8Array([0xff]) },
    { stream: 'order-1', id: 'own', cause: 'order-1@1' },
  ]);
  own.write('billing', [{ stream: 'bill-1', id: 'charged', cause: 'placed', correlation: 'c' }]);
  own.write('chains', [
    ...Array.from({ length: 26 }, (_, at) => ({
      ...{ stream: 'chain', id: `link-${at}` },
      cause: at === 0 ? null : `link-${at - 1}`,
    })),
    { stream: 'fan', id: 'fan' },
    ...Array.from({ length: 501 }, () => ({ stream: 'leaves', cause: 'fan' })),
  ]);
  const down = (): Promise<never> => {
    asked();
    return Promise.reject(new AppError('store_unavailable', 'The store is down.'));
  };
  own.plant('down', { ...memory, findEvent: down, readLog: down, check: down });
  own.plant('hangs', { ...memory, check: () => new Promise(() => undefined) });
});

const down = { store: 'down', reason: 'The store is down.' };

describe('what led to an event', () => {
  it('is followed from store to store', async () => {
    const { value } = await readCauses(callAs(), { store: 'orders', event: 'paid' });
    expect(value.chain.map(({ store, event }) => [store, event.id])).toEqual([
      ['billing', 'charged'],
      ['orders', 'placed'],
    ]);
    expect(value).toMatchObject({ missing: null, cycle: false, notExamined: [] });
  });

  it('is looked for in other stores only where the own store does not have it', async () => {
    asked.mockClear();
    const { value } = await readCauses(callAs(), { store: 'orders', event: 'own' });
    expect(value.chain.map(({ event }) => event.id)).toEqual(['placed']);
    expect(asked).not.toHaveBeenCalled();
  });

  it('names the stores where what is missing may still be', async () => {
    const { value } = await readCauses(callAs(), { store: 'orders', event: 'lost' });
    expect(value).toMatchObject({ chain: [], missing: 'nowhere', notExamined: [down] });
  });

  it('ends where it comes round', async () => {
    const { value } = await readCauses(callAs(), { store: 'orders', event: 'round-a' });
    expect(value.chain.map(({ event }) => event.id)).toEqual(['round-b']);
    expect(value).toMatchObject({ cycle: true, missing: null });
  });
});

describe('what belongs together', () => {
  it('is found in every store, and the store that is down is named', async () => {
    const input = { store: 'orders', correlation: 'c' };
    const { value } = await readCorrelation(callAs(), input);
    expect(value.items.map(({ event }) => event.id).sort()).toEqual(['charged', 'paid', 'placed']);
    expect(value.notExamined).toEqual([down]);
  });

  it('tells effects and what was not asked for them', async () => {
    const { value } = await readEffects(callAs(), { store: 'orders', event: 'placed' });
    expect(value.effects.map(({ event }) => event.id)).toEqual(['own', 'charged', 'paid']);
    expect(value).toMatchObject({ stopped: null, notExamined: [down] });
  });

  it('ends effects that come round', async () => {
    const { value } = await readEffects(callAs(), { store: 'orders', event: 'round-a' });
    expect(value.effects.map(({ event }) => event.id)).toEqual(['round-b']);
  });

  it('says that effects go on where they are too many or too deep for one answer', async () => {
    const long = await readEffects(callAs(), { store: 'chains', event: 'link-0' });
    expect(long.value.effects.map(({ event }) => event.id)).toEqual(
      Array.from({ length: 20 }, (_, index) => `link-${index + 1}`),
    );
    expect(long.value.stopped).toBe('depth');
    const wide = await readEffects(callAs(), { store: 'chains', event: 'fan' });
    expect([wide.value.effects.length, wide.value.stopped]).toEqual([500, 'count']);
    const near = await readEffects(callAs(), { store: 'chains', event: 'link-10' });
    expect([near.value.effects.length, near.value.stopped]).toEqual([15, null]);
  });
});

describe('the list of stores', () => {
  it('does not wait for one that hangs, and shows each failure in its place', async () => {
    const { value } = await listStores(callAs(), {});
    const cards = value.stores.map(({ id, state, failure }) => [id, state, failure]);
    expect(cards).toEqual([
      ['orders', 'open', null],
      ['billing', 'open', null],
      ['chains', 'open', null],
      ['down', 'failed', 'The store is down.'],
      ['hangs', 'failed', 'The store did not answer within 4 seconds.'],
    ]);
  });
});

describe('an export', () => {
  const line = z.object({ id: z.string(), version: z.string(), data: z.looseObject({}) });

  /** The lines of a file; several may be handed over at once. */
  async function exported(store: string, stream: string): Promise<readonly string[]> {
    const { value } = await exportStream(callAs(), { store, stream });
    const lines: string[] = [];
    for await (const part of value) lines.push(...part.split('\n'));
    return lines;
  }

  it('has every event once, in order, with its payload as stored', async () => {
    const lines = await exported('orders', 'order-1');
    const events = lines.map((each) => line.parse(JSON.parse(each)));
    expect(events.map(({ version }) => version)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(events.map(({ data }) => data)).toEqual([
      { kind: 'json', text: '{"n":9007199254740993}' },
      { kind: 'json', text: '{"n":1e400}' },
      { kind: 'json', text: '{"a":1,"a":2}' },
      { kind: 'absent' },
      { kind: 'binary', base64: '/w==', size: 1, encoding: 'invalid-utf8' },
      { kind: 'json', text: '{}' },
    ]);
  });

  it('has every event once also where a stream has several pages', async () => {
    const events = Array.from({ length: 4501 }, () => ({ stream: 'many' }));
    own.write('large', events);
    const lines = await exported('large', 'many');
    const versions = lines.map((each) => line.parse(JSON.parse(each)).version);
    expect(versions).toEqual(events.map((_, index) => String(index + 1)));
  });
});
