import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
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

describe('a ledger that followed its reducers', () => {
  it('says what one says that was made at once by the last ones', () =>
    fc.assert(
      fc.asyncProperty(
        fc.tuple(arbitraryLog, fc.boolean(), fc.integer({ min: 1, max: 4 })),
        fc.array(happening, { minLength: 1, maxLength: 6 }),
        async ([plain, mixed, atOnce], happenings) => {
          const log = categorised(plain, mixed);
          const [final] = happenings.flatMap(({ reducers }) => reducers ?? []).slice(-1);
          const atLast = await written(async (index) => {
            const followed = new FollowedLog(index, log, atOnce);
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
            const followed = new FollowedLog(index, log, 500);
            followed.active = final ?? new Map();
            await followed.take(log.length);
            await followed.step();
          });
          expect(atLast).toStrictEqual(once);
        },
      ),
      { numRuns: 150 },
    ));
});
