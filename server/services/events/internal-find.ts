import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { eventId, parseVersion, streamId, version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { knownStores, storeById } from '@/server/stores/registry.ts';

export interface Placed {
  readonly store: string;
  readonly event: RecordedEvent;
}

export interface NotExamined {
  readonly store: string;
  readonly reason: string;
}

/** The event with this id in one store; throws `not_found`. */
export async function eventIn(
  store: EventStore,
  id: string,
  signal: AbortSignal,
): Promise<RecordedEvent> {
  const found = await findById(store, id, signal);
  if (found === null) {
    throw new AppError('not_found', `There is no event "${id}" in this store.`, {
      field: 'event',
    });
  }
  return found;
}

/** By id, else by place: `<stream>@<version>` names an event in stores without ids of causes. */
async function findById(
  store: EventStore,
  id: string,
  signal: AbortSignal,
): Promise<RecordedEvent | null> {
  const byId = await store.findEvent(eventId(id), signal);
  if (byId !== null) return byId;
  const at = id.lastIndexOf('@');
  const place = at < 1 ? null : parseVersion(id.slice(at + 1));
  if (place === null) return null;
  const page = await store.readStream(
    streamId(id.slice(0, at)),
    { direction: 'forward', after: version(place - 1n), until: place },
    { signal, limit: 1, maxScanned: 10, payload: 'full' },
  );
  return page.items[0] ?? null;
}

/** Runs a read on every store that can be opened; one that fails is named, not dropped. */
export async function onEveryStore<Result>(
  first: string,
  read: (store: EventStore, id: string) => Promise<Result>,
): Promise<{ readonly results: readonly Result[]; readonly notExamined: readonly NotExamined[] }> {
  const ids = (await knownStores()).map(({ id }) => id as string);
  const order = [first, ...ids.filter((id) => id !== first)];
  const settled = await Promise.all(
    order.map(async (id) => {
      try {
        return { result: await read((await storeById(id)).store, id) };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { failed: { store: id, reason: error.message } };
      }
    }),
  );
  return {
    results: settled.flatMap((each) => ('result' in each ? [each.result] : [])),
    notExamined: settled.flatMap((each) => ('failed' in each ? [each.failed] : [])),
  };
}

/** The event with this id or place in any store, looked for in `first` first. */
export async function findAnywhere(
  first: string,
  id: string,
  signal: AbortSignal,
): Promise<Placed | null> {
  const { results } = await onEveryStore(first, async (store, name) => {
    const event = await findById(store, id, signal);
    return event === null ? null : { store: name, event };
  });
  return results.find((found) => found !== null) ?? null;
}
