import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { startExport } from './start-export.ts';
import { steerJob } from './steer-job.ts';
import { downloaded } from './testing/export-text.ts';
import { jobUntil } from './testing/until.ts';

const own = ownData();
own.write(
  'whole',
  Array.from({ length: 3500 }, (_, n) => ({
    stream: `order-${n % 40}`,
    type: n % 4 === 0 ? 'Placed' : 'Paid',
    data: n === 2000 ? JSON.stringify({ n, long: 'x'.repeat(1_200_000) }) : JSON.stringify({ n }),
  })),
);

/** Reads left until one fails; Infinity: none does. */
let left = Infinity;

beforeAll(async () => {
  const { store } = await storeById('whole');
  own.plant('faulty', failing(store));
  // As if time passed with every look, so that steps are many and kept, but not each event is one.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 2));
});

function failing(store: EventStore): EventStore {
  const counted = <Arguments extends readonly unknown[], Answer>(
    read: (...given: Arguments) => Promise<Answer>,
  ) => {
    return (...given: Arguments): Promise<Answer> => {
      left -= 1;
      if (left === 0) {
        return Promise.reject(new AppError('store_unavailable', 'The store went away.'));
      }
      return read(...given);
    };
  };
  return {
    ...store,
    readLog: counted((...given) => store.readLog(...given)),
    readPositions: counted((...given) => store.readPositions(...given)),
  };
}

const question = (q: string, format: 'ndjson' | 'csv') => ({ store: 'faulty', q, format });

async function started(asked: ReturnType<typeof question>): Promise<string> {
  const { value } = await startExport(callAs(), asked);
  return value.id;
}

describe.each([
  ['', 'ndjson'],
  ['type:Paid', 'csv'],
  ['type:Paid | count by stream', 'csv'],
] as const)('an export of %j as %s whose n-th read fails', (q, format) => {
  it('has clearly failed, goes on where it was, and comes out the same', async () => {
    left = Infinity;
    const id = await started(question(q, format));
    expect((await jobUntil('faulty', id)).state).toBe('done');
    const { text, name } = await downloaded('faulty', id);
    expect(name).not.toContain('partial');
    let failures = 0;
    for (let nth = 1; nth < 20; nth += 1) {
      left = nth + readsToPin;
      const other = await started(question(q, format));
      const job = await jobUntil('faulty', other);
      if (job.state === 'done') break;
      failures += 1;
      expect(job).toMatchObject({ state: 'failed', failure: 'The store went away.' });
      const broken = await downloaded('faulty', other);
      expect(broken.name).toContain('-partial.');
      expect(text.startsWith(broken.text)).toBe(true);
      left = Infinity;
      await steerJob(callAs(), { store: 'faulty', job: other, action: 'resume' });
      const healed = await jobUntil('faulty', other);
      expect(healed).toMatchObject({ state: 'done', outcome: { complete: true, notes: [] } });
      expect((await downloaded('faulty', other)).text === text).toBe(true);
    }
    expect(failures).toBeGreaterThan(3);
  }, 240_000);
});

/** What is read before the job is there to fail. */
const readsToPin = 2;
