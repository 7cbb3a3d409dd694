import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { position, streamId, version } from '@/lib/events/ids.ts';
import { arbitraryLog } from '@/lib/query/evaluate/arbitrary-log.ts';
import type { SearchIndex } from '../port.ts';
import { openToWrite, pathOf } from '../sqlite/open-file.ts';
import { dump } from '../testing/dump.ts';
import { categorised, FollowedLog, happening } from '../testing/followed-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-follower-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;

/** Everything that an index says in the end. */
async function written(fill: (index: SearchIndex) => Promise<void>) {
  const file = { folder, store: `store-${(made += 1)}`, identity: 'test' };
  const index = openToWrite(file);
  try {
    await fill(index);
  } finally {
    await index.close();
  }
  return dump(pathOf(file));
}

/** Small steps, and such as have no time for more than one stream. */
const paces = fc.oneof(
  fc.record({ atOnce: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ atOnce: fc.integer({ min: 2, max: 12 }), milliseconds: fc.constant(0) }),
);

describe('a ledger that followed its reducers', () => {
  it('says what one says that was made at once by the last ones', () =>
    fc.assert(
      fc.asyncProperty(
        fc.tuple(arbitraryLog, fc.boolean(), paces),
        fc.array(happening, { minLength: 1, maxLength: 6 }),
        async ([plain, mixed, pace], happenings) => {
          const log = categorised(plain, mixed);
          const [final] = happenings.flatMap(({ reducers }) => reducers ?? []).slice(-1);
          const atLast = await written(async (index) => {
            const followed = new FollowedLog(index, log, pace);
            for (const { events, reducers, steps, killed } of happenings) {
              await followed.take(events);
              if (reducers !== null) followed.active = reducers;
              await followed.step(steps);
              if (killed) followed.restart();
            }
            await followed.take(log.length);
            await followed.step();
          });
          const once = await written(async (index) => {
            const followed = new FollowedLog(index, log);
            followed.active = final ?? new Map();
            await followed.take(log.length);
            await followed.step();
          });
          expect(atLast).toStrictEqual(once);
        },
      ),
      { numRuns: 150 },
    ));

  it('ends a step when its time is over, and goes on from there, so that others get their turn', () =>
    written(async (index) => {
      const [event] =
        fc.sample(
          arbitraryLog.filter((each) => each.length > 0),
          { numRuns: 1, seed: 1 },
        )[0] ?? [];
      if (event === undefined) expect.fail('there is no event');
      const log = ['a', 'b', 'a', 'c'].map((stream, at) => ({
        ...event,
        ...{
          streamId: streamId(stream),
          version: version(BigInt(at)),
          position: position(String(at + 1)),
        },
      }));
      const followed = new FollowedLog(index, log, { milliseconds: 0 });
      await followed.take(log.length);
      const reached: number[] = [];
      for (let steps = 0; steps < 3; steps += 1) {
        await followed.step(1);
        reached.push((await index.coverage()).ledgerEvents);
      }
      expect(reached).toEqual([1, 3, 4]);
    }));
});
