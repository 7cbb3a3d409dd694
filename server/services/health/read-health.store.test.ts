import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthStep } from '@/lib/api/health.ts';
import { position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { writeStore } from '@/server/testing/write-store.ts';
import { readHealth } from './read-health.ts';

const own = ownData();
let file: string;

beforeAll(() => {
  own.write('elsewhere', [{ stream: 'b-1', id: 'far-cause' }]);
  file = own.write('shop', [
    { stream: 'a-1', version: 1, id: 'first' },
    { stream: 'a-1', version: 3, id: 'third', cause: 'first', data: '{"n":' },
    { stream: 'a-2', id: 'caused-here', cause: 'far-cause' },
    { stream: 'a-2', id: 'caused-nowhere', cause: 'gone' },
  ]);
  own.write('empty', []);
});

async function examined(store: string, again?: '1'): Promise<Extract<HealthStep, { kind: 'end' }>> {
  const asked = { store, ...(again === undefined ? {} : { again }) };
  const { value } = await readHealth(callAs('guest'), asked);
  let last: HealthStep | undefined;
  for await (const step of value) last = step;
  if (last?.kind !== 'end') throw new Error('An examination ends with its end.');
  return last;
}

const counts = ({ findings }: Awaited<ReturnType<typeof examined>>) =>
  Object.fromEntries(
    findings.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count]),
  );

describe('the health of a store', () => {
  it('is found in one pass, with causes asked for in all stores', async () => {
    const end = await examined('shop');
    expect(counts(end)).toEqual({ gap: 1, unreadable: 1, orphan: 1 });
    expect(end).toMatchObject({ complete: true, examined: 4, unasked: 0, kept: false });
    const orphans = end.findings.find(({ kind }) => kind === 'orphan')?.examples ?? [];
    expect(orphans.map(({ event }) => event)).toEqual(['caused-nowhere']);
  });

  it('is there at once until something new was recorded', async () => {
    const before = await examined('shop');
    expect(before.kept).toBe(true);
    expect((await examined('shop', '1')).kept).toBe(false);
    writeStore(file, [{ stream: 'a-3', id: 'newer' }]);
    const after = await examined('shop');
    expect(after).toMatchObject({ kept: false, examined: 5 });
    expect((await examined('shop')).examinedAt).toBe(after.examinedAt);
  });

  it('is not that of another database that was connected under the same name', async () => {
    const connect = (...events: readonly RecordedEvent[]): void => {
      const { store, append } = openMemoryStore(1n);
      append(events);
      own.plant('renamed', store);
    };
    connect(sampleEvent(1), sampleEvent(2, { json: '{' }));
    const before = await examined('renamed');
    expect(counts(before)).toEqual({ unreadable: 1 });
    expect((await examined('renamed')).kept).toBe(true);
    connect(sampleEvent(1), sampleEvent(2));
    const after = await examined('renamed');
    expect(after).toMatchObject({ head: before.head, kept: false });
    expect(counts(after)).toEqual({});
  });

  it('is not complete, and not that of later, while somebody still writes below its newest events', async () => {
    const { store, append } = openMemoryStore(1n);
    append([1, 2, 3, 4].map((at) => sampleEvent(at)));
    let settled = position('2');
    const horizon = async () => ({ head: position('4'), settled: await Promise.resolve(settled) });
    own.plant('written', { ...store, horizon });
    const open = await examined('written');
    expect(open).toMatchObject({ complete: false, examined: 4, unasked: 0 });
    expect(open.provisional).toMatchObject({ settled: '2', newer: 2 });
    expect((await examined('written')).kept).toBe(false);
    settled = position('4');
    const final = await examined('written');
    expect(final).toMatchObject({ complete: true, kept: false, provisional: null });
    expect((await examined('written')).kept).toBe(true);
  });

  it('is complete and clean for an empty log', async () => {
    const end = await examined('empty');
    expect(counts(end)).toEqual({});
    expect(end).toMatchObject({ complete: true, examined: 0, head: null });
  });

  it('is not kept of a log that was not read to its end', async () => {
    const leaving = new AbortController();
    leaving.abort();
    const asked = { store: 'elsewhere' };
    await expect(readHealth(callAs('guest', leaving.signal), asked)).rejects.toThrow();
    expect((await examined('elsewhere')).kept).toBe(false);
  });
});
