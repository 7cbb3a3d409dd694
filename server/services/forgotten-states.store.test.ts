import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { folderOfStore } from '@/server/checkpoints/checkpoint-place.ts';
import { readState } from './streams/read-state.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { writeStore } from '@/server/testing/write-store.ts';
import { connectStore } from './stores/connect-store.ts';
import { forgetStore } from './stores/forget-store.ts';

const own = ownData();
const guess = { layout: 'backstory', title: '', confidence: 1, reasons: [], parameters: {} };

it('deletes the states that were kept of the store, and leaves the store alone', async () => {
  const location = join(own.folder, 'connected.db');
  writeStore(
    location,
    Array.from({ length: 600 }, () => ({ stream: 'order-1', data: '{"n":1}' })),
  );
  const connect = { id: 'connected', location, guess };
  await connectStore(callAs(), connect);
  await readState(callAs(), { store: 'connected', stream: 'order-1' });
  await vi.waitFor(() => {
    expect(existsSync(folderOfStore('connected'))).toBe(true);
  });
  await forgetStore(callAs(), { store: 'connected' });
  expect([existsSync(folderOfStore('connected')), existsSync(location)]).toStrictEqual([
    false,
    true,
  ]);
});
