import { beforeAll, describe, expect, it, vi } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchStep } from '@/lib/api/search.ts';
import { eventId, instant, position, streamId } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import type * as settings from '@/server/env.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';

vi.mock('@/server/env.ts', async (original) => {
  const real = await original<typeof settings>();
  return { ...real, environment: () => ({ ...real.environment(), searchStateMegabytes: 1 }) };
});

const length = 25_000;
const own = ownData();

beforeAll(() => {
  const { store, append } = openMemoryStore(1n);
  let at = 0;
  const write = (stream: string, json: string, version: number) => {
    at += 1;
    const id = eventId(`${stream}@${version}`);
    const place = { id, streamId: streamId(stream), position: position(String(at)) };
    const recordedAt = instant(new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString());
    append([sampleEvent(version, { ...place, recordedAt, json })]);
  };
  for (let version = 1; version <= length; version += 1) {
    const limit = Math.floor(version / 100);
    write('account-long', `{"limit":${limit},"noise":"${'x'.repeat(100)}${version}"}`, version);
  }
  for (let version = 1; version <= 30; version += 1) {
    write(
      'account-large',
      `{"limit":${version},"text":"${'y'.repeat(50_000)}${version}"}`,
      version,
    );
  }
  own.plant('bank', store);
  own.plant('slow', {
    ...store,
    async readStream(...asked) {
      await sleep(100);
      return store.readStream(...asked);
    },
  });
});

async function search(q: string, store = 'bank') {
  const { value } = await searchEvents(callAs(), { store, q, limit: 500 });
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A search ends with its end.');
  const hits = steps.flatMap((step) => (step.kind === 'hits' ? step.items : []));
  return { ids: hits.map(({ id }) => id), coverage: end.coverage, steps };
}

describe('states of streams with more events than memory holds states', () => {
  it('are told, whatever was once and whatever was altered', async () => {
    const was = await search('event:account-long@3 was.limit:250');
    expect(was.ids).toEqual(['account-long@3']);
    expect(was.coverage).toMatchObject({ complete: true, unreadable: 0 });
    const changed = await search('stream:account-long change.limit:200');
    expect(changed.ids).toEqual(['account-long@20000']);
    const then = await search('event:account-long@3 state.limit:123 at:v12345');
    expect(then.ids).toEqual(['account-long@3']);
  });

  it('are named where what is looked at is too large, and others are told all the same', async () => {
    const { ids, coverage } = await search('state.text:exists or event:account-long@7');
    expect(ids).toEqual(['account-long@7']);
    expect(coverage).toMatchObject({
      complete: false,
      unreadable: 30,
      statesLeftOut: ['account-large'],
    });
    const small = await search('stream:account-large state.limit:7');
    expect(small.ids).toEqual(['account-large@7']);
    expect(small.coverage.statesLeftOut).toBeUndefined();
  });

  it('tell how far their folding is while it is awaited', async () => {
    const { steps, ids } = await search('event:account-long@3 was.limit:250', 'slow');
    expect(ids).toHaveLength(1);
    const folding = steps.flatMap((step) => (step.kind === 'progress' ? (step.folding ?? []) : []));
    expect(folding.map(({ stream }) => stream)).toContain('account-long');
    expect(folding[0]?.events).toBeGreaterThanOrEqual(5000);
  });
});
