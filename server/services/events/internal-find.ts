import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { eventId, justBelow, parseVersion, streamId } from '@/lib/events/ids.ts';
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
    { direction: 'forward', after: justBelow(place), until: place },
    { signal, limit: 1, maxScanned: 10, payload: 'full' },
  );
  return page.items[0] ?? null;
}

/** Runs a read on every store that can be opened; one that fails is named, not dropped. */
export async function onEveryStore<Result>(
  first: string,
  read: (store: EventStore, id: string) => Promise<Result>,
): Promise<{ readonly results: readonly Result[]; readonly notExamined: readonly NotExamined[] }> {
  const ids = (await knownStores()).map((each): string => each.id);
  return onStores([first, ...ids.filter((id) => id !== first)], read);
}

async function onStores<Result>(
  ids: readonly string[],
  read: (store: EventStore, id: string) => Promise<Result>,
): Promise<{ readonly results: readonly Result[]; readonly notExamined: readonly NotExamined[] }> {
  const settled = await Promise.all(
    ids.map(async (id) => {
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

/** An event looked for in every store, and the stores where it may still be. */
export interface Sought {
  readonly found: Placed | null;
  readonly notExamined: readonly NotExamined[];
}

/** The event with this id or place: in the store `first`, and only when it is not there in the others. */
export async function findAnywhere(
  first: string,
  id: string,
  signal: AbortSignal,
): Promise<Sought> {
  const look = async (store: EventStore, name: string): Promise<Placed | null> => {
    const event = await findById(store, id, signal);
    return event === null ? null : { store: name, event };
  };
  const here = await onStores([first], look);
  if (here.results.some((found) => found !== null)) {
    return { found: here.results[0] ?? null, notExamined: [] };
  }
  const others = (await knownStores()).map((each): string => each.id);
  const there = await onStores(
    others.filter((name) => name !== first),
    look,
  );
  return {
    found: there.results.find((found) => found !== null) ?? null,
    notExamined: [...here.notExamined, ...there.notExamined],
  };
}
