import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { freeze } from '@/lib/fold/frozen.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { storeById } from '@/server/stores/registry.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { checkpointPlace } from './checkpoint-place.ts';
import { fileHeader } from './file-header.ts';
import { frameOf } from './frames.ts';
import { loadCheckpoints } from './load-checkpoints.ts';
import { saveCheckpoints } from './save-checkpoints.ts';

const own = ownData();
own.plant('shop', openMemoryStore(1n).store);

const fold = new Fold(inferredReducer, { track: true });
fold.take(sampleEvent(1, { json: '{"a":1}' }));
const kept = {
  checkpoints: [{ frozen: freeze(fold), digest: 'd' }],
  versions: BigInt64Array.of(1n),
  times: Float64Array.of(1000),
  happenings: {
    milliseconds: Float64Array.of(999),
    picoseconds: Uint32Array.of(4_000_000_000),
    notes: Uint8Array.of(5),
  },
};

it('what was kept before files held late arrivals is made anew, and replaced', async () => {
  const place = checkpointPlace(await storeById('shop'), 'order-1', 'inferred');
  if (place === null) throw new Error('Nothing is kept.');
  await saveCheckpoints(place, kept);
  const frames = gunzipSync(readFileSync(place.path));
  const size = 4 + frames.readUInt32LE(0);
  const { format, ...older } = fileHeader.parse(JSON.parse(frames.toString('utf8', 4, size)));
  expect(format).toBe(2);
  const content = Buffer.concat([
    frameOf(Buffer.from(JSON.stringify(older))),
    frames.subarray(size, -36),
  ]);
  const seal = createHash('sha256').update(content).digest();
  writeFileSync(place.path, gzipSync(Buffer.concat([content, frameOf(seal)])));
  expect(await loadCheckpoints(place)).toBeNull();
  await saveCheckpoints(place, kept);
  expect(await loadCheckpoints(place)).toStrictEqual(kept);
});
