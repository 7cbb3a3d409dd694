import { describe, expect, it } from 'vitest';
import { checkpointsWritten } from '@/server/checkpoints/save-checkpoints.ts';
import { forgetInProcess } from '@/server/once-in-process.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readChanges } from './read-changes.ts';
import { readRail } from './read-rail.ts';

const own = ownData();
const minute = (number: number): string =>
  new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();

/** Of a thousand events each is told of at once, but for one that comes days late and one that corrects it. */
own.write(
  'shop',
  Array.from({ length: 1000 }, (_, at) => ({
    stream: 'account-1',
    recordedAt: minute(at * 60),
    occurredAt: minute(at === 700 ? 60 * 100 + 1 : at * 60 - (at === 800 ? 61 : 0)),
    data: `{"n":${String(at)}}`,
  })),
);
const ask = { store: 'shop', stream: 'account-1' };

async function railWhenDone(more: object = {}) {
  for (;;) {
    const { value } = await readRail(callAs(), { ...ask, ...more });
    if (value.done) return value;
  }
}

describe('late arrivals of a stream', () => {
  it('are marked all over it, whatever page of it is read', async () => {
    const { late } = await railWhenDone();
    expect(late.count).toBe(2);
    expect(late.marks).toEqual([
      {
        version: '701',
        recordedAt: expect.stringContaining(minute(42_000).slice(0, 19)) as string,
      },
      {
        version: '801',
        recordedAt: expect.stringContaining(minute(48_000).slice(0, 19)) as string,
      },
    ]);
  });

  it('say in the timeline what they overtook, however far back it lies', async () => {
    const { value } = await readChanges(callAs(), { ...ask, from: '700', to: '702' });
    expect(value.items.map(({ overtook }) => overtook)).toEqual([null, '102', null]);
  });

  it('are the same after a restart', async () => {
    const { late } = await railWhenDone();
    await checkpointsWritten();
    forgetInProcess('stream-folds');
    expect((await railWhenDone()).late).toEqual(late);
  });
});
