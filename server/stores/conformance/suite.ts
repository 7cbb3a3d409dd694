import { expect, it } from 'vitest';
import type { EventId, Position, StreamId, Version } from '@/lib/events/ids.ts';
import { eventId, streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore, Page, PushedFilter, Range, ReadOptions, StreamQuery } from '../port.ts';
import type { Ability, Harness, Opened, SeedEvent, Unable } from './harness.ts';

/** Never aborted. */
export const quiet: AbortSignal = new AbortController().signal;

export const reading = (options: Partial<ReadOptions> = {}): ReadOptions => ({
  signal: quiet,
  limit: 500,
  maxScanned: 10_000,
  payload: 'full',
  ...options,
});

export type Direction = Range<never>['direction'];
export const everything: PushedFilter = { all: [] };

export const whole = (direction: Direction = 'forward') =>
  ({ direction, after: null, until: null }) as const;

/** What makes a case impossible for a layout, in words for its title; null when nothing does. */
export type Obstacle = string | null;

export const lacks = (harness: Harness, ...abilities: readonly Ability[]): Obstacle =>
  abilities.map((ability) => harness.cannot[ability]).find((reason) => reason !== undefined) ??
  null;

export const unableBecause = (thing: object | Unable | undefined): Obstacle =>
  thing !== undefined && 'because' in thing ? thing.because : null;

/** For cases that learn it from the opened store only. */
export const noTypes = 'the store does not filter by type itself';

/** A case, or a visible skip that says why. */
export function caseUnless(obstacle: Obstacle, title: string, body: () => Promise<void>): void {
  if (obstacle === null) it(title, body);
  else it.skip(`${title} (skipped because ${obstacle})`, body);
}

/** Opens a store with these events, and closes it whatever happens. */
export async function withStore<Result>(
  harness: Harness,
  events: readonly SeedEvent[],
  use: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const opened = await harness.open(events);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

/** Ids as the layout shows them. */
export const shownId = (harness: Harness, seed: SeedEvent): EventId =>
  harness.shows?.(seed).id ?? eventId(seed.id);
export const shownStream = (harness: Harness, seed: SeedEvent): StreamId =>
  harness.shows?.(seed).streamId ?? streamId(seed.streamId);
export const shownIds = (harness: Harness, seeds: readonly SeedEvent[]): readonly EventId[] =>
  seeds.map((seed) => shownId(harness, seed));
export const idsOf = (events: readonly RecordedEvent[]): readonly EventId[] =>
  events.map(({ id }) => id);

/** Follows `next` to the end. Fails on a walk that does not end. */
export async function collect<Item, Key>(
  read: (after: Key | null) => Promise<Page<Item, Key>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: Key | null = null;
  for (let pages = 0; pages < 10_000; pages += 1) {
    const page: Page<Item, Key> = await read(after);
    items.push(...page.items);
    if (page.next === null) return items;
    after = page.next;
  }
  return expect.fail('the walk did not end after 10,000 pages');
}

export interface Walk<Key> {
  readonly direction?: Direction;
  readonly until?: Key | null;
  readonly options?: Partial<ReadOptions>;
}

export const walkStream = (store: EventStore, stream: StreamId, walk: Walk<Version> = {}) =>
  collect<RecordedEvent, Version>((after) =>
    store.readStream(
      stream,
      { direction: walk.direction ?? 'forward', after, until: walk.until ?? null },
      reading(walk.options),
    ),
  );

export const walkLog = (store: EventStore, filter: PushedFilter, walk: Walk<Position> = {}) =>
  collect<RecordedEvent, Position>((after) =>
    store.readLog(
      filter,
      { direction: walk.direction ?? 'forward', after, until: walk.until ?? null },
      reading(walk.options),
    ),
  );

export const walkStreams = (
  store: EventStore,
  query: StreamQuery,
  walk: { readonly direction?: Direction; readonly limit?: number } = {},
) =>
  collect((after) =>
    store.listStreams(
      query,
      { direction: walk.direction ?? 'forward', after: after as never, until: null },
      reading({ limit: walk.limit ?? 500 }),
    ),
  );

/** The position an event must have in a store with a total order. */
export function positionIn(event: RecordedEvent | undefined): Position {
  if (event === undefined || event.position === null)
    return expect.fail('an event has no position');
  return event.position;
}

/** Seeds of one stream in version order. */
export const inStream = (seeds: readonly SeedEvent[], stream: string): readonly SeedEvent[] =>
  seeds.filter((seed) => seed.streamId === stream);
