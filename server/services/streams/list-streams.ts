import 'server-only';
import { listStreams as contract } from '@/lib/api/streams.ts';
import { streamKey } from '@/lib/events/ids.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { streamView } from './internal-stream-view.ts';

const mostScanned = 100_000;

/** Streams of a store by id or by last activity. */
export const listStreams = defineService({
  permission: 'streams:read',
  access: 'streams.list',
  subject: ({ store, prefix, category }) => ({
    store,
    detail: JSON.stringify({ prefix, category }),
  }),
  input: contract.params,
  async run({ signal }, { store: id, prefix, category, order, cursor, limit }) {
    const { store } = await storeById(id);
    const query = ['streams', id, prefix, category ?? null, order];
    const place = cursor === undefined ? null : readCursor(query, cursor);
    const page = await store.listStreams(
      { prefix, order, ...(category === undefined ? {} : { category }) },
      {
        direction: 'forward',
        after: place === null ? null : streamKey(place.key),
        until: null,
      },
      { signal, limit, maxScanned: mostScanned, payload: 'omit' },
    );
    const next = page.next === null ? null : makeCursor(query, { key: page.next, headAt: null });
    return { items: page.items, next };
  },
  expose: ({ items, next }) => ({ items: items.map(streamView), next }),
});
