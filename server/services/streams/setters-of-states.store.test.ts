import { expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readSegment } from './read-segment.ts';
import { readState } from './read-state.ts';
import { readStreamEvents } from './read-stream-events.ts';

const own = ownData();
const where = { store: 'shop', stream: 'account-1' };

/** Ann sets `first` and bob everything after her. */
function plant(): void {
  const { store, append } = openMemoryStore(1n);
  append(
    Array.from({ length: 2000 }, (_, index) =>
      sampleEvent(index + 1, {
        streamId: streamId('account-1'),
        json: index === 0 ? '{"first":1}' : `{"later":${String(index)}}`,
        metadata: { kind: 'json', text: '{"by":"somebody"}' },
        initiator: index === 0 ? 'ann' : 'bob',
      }),
    ),
  );
  own.plant('shop', store);
}

it('the setter of a value is never shown as nobody, however long ago it was', async () => {
  plant();
  const { setters } = (await readState(callAs(), where)).value;
  expect(setters.map(({ version }) => version)).toStrictEqual(['1', '2000']);
  expect(setters.map(({ initiator }) => initiator.kind)).not.toContain('none');
});

it('nor in the part of a stream that a browser folds on from', async () => {
  plant();
  await readState(callAs(), where);
  const { base } = (await readSegment(callAs(), { ...where, at: 'v1990' })).value;
  const kinds = base?.setters.map(({ initiator }) => initiator.kind) ?? [];
  expect(kinds).not.toContain('none');
});

it('and is told by the one event that set it', async () => {
  plant();
  const { items } = (
    await readStreamEvents(callAs(), { ...where, order: 'oldest', from: 'v1', limit: 1 })
  ).value;
  expect(items.map(({ version, initiator }) => [version, initiator])).toStrictEqual([['1', 'ann']]);
});
