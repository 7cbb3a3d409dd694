import 'server-only';
import { readStreamEvents as contract } from '@/lib/api/streams.ts';
import { justAbove, justBelow, parseVersion, version, type Version } from '@/lib/events/ids.ts';
import { eventToView } from '@/lib/events/view.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import type { Range } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { endOf, noStream } from './internal-ends.ts';
import { findMoment, streamAt } from './internal-moment.ts';

/** Longest payload text a page of the timeline carries; longer ones say their size. */
const longestPayload = 65_536;

/** Events of one stream from a moment on, in either direction. */
export const readStreamEvents = defineService({
  permission: 'events:read',
  access: 'stream.read',
  subject: ({ store, stream }) => ({ store, stream }),
  input: contract.params,
  async run({ signal }, { store: id, stream, order, from, cursor, limit }) {
    const { store } = await storeById(id);
    const where = streamAt(store, stream, signal);
    const query = ['stream', id, stream, order];
    const direction = order === 'newest' ? 'backward' : 'forward';
    const place = cursor === undefined ? null : readCursor(query, cursor);
    const after = place === null ? await startAt(from, direction) : parseVersion(place.key);
    const range: Range<Version> = { direction, after, until: null };
    const [page, last] = await Promise.all([
      store.readStream(where.stream, range, {
        signal,
        limit,
        maxScanned: limit * 4,
        payload: 'full',
        maxPayload: longestPayload,
      }),
      endOf(store, where.stream, { direction: 'backward', signal }),
    ]);
    if (last === null) throw noStream(stream);
    const next =
      page.next === null ? null : makeCursor(query, { key: String(page.next), headAt: null });
    return { items: page.items, next, head: last.version };

    /** The key just beside the moment, so that the walk begins with it. */
    async function startAt(
      moment: string | undefined,
      towards: 'forward' | 'backward',
    ): Promise<Version | null> {
      if (moment === undefined) return null;
      const found = await findMoment(where, moment, 'from');
      if (found.version === null) return towards === 'forward' ? null : version(-1n);
      return towards === 'forward' ? justBelow(found.version) : justAbove(found.version);
    }
  },
  expose: ({ items, next, head }, policy) => ({
    items: items.map((event) => policy.maskEvent(eventToView(event))),
    next,
    head: String(head),
  }),
});
