import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Capabilities, EventStore, Page, PushedFilter, Range, ReadOptions } from './port.ts';
import { matches } from './shared/matches.ts';

/** A filter in two: what the store declared that it answers, and what is left for us to check. */
export interface SplitFilter {
  readonly pushed: PushedFilter;
  readonly residual: PushedFilter;
}

export function splitFilter(
  filter: PushedFilter,
  { pushdown }: Pick<Capabilities, 'pushdown'>,
): SplitFilter {
  return {
    pushed: { all: filter.all.filter(({ term }) => pushdown.has(term)) },
    residual: { all: filter.all.filter(({ term }) => !pushdown.has(term)) },
  };
}

export interface FilteredRead {
  readonly filter: PushedFilter;
  readonly range: Range<Position>;
  readonly options: ReadOptions;
}

/**
 * Reads the log through a filter on any store: the residual part runs over what the store returns,
 * page by page, until enough events match or `maxScanned` were looked at.
 */
export async function readFilteredLog(
  store: EventStore,
  { filter, range, options }: FilteredRead,
): Promise<Page<RecordedEvent, Position>> {
  const { pushed, residual } = splitFilter(filter, store.capabilities);
  if (residual.all.length === 0) return store.readLog(pushed, range, options);
  const items: RecordedEvent[] = [];
  let { after } = range;
  let scanned = 0;
  for (;;) {
    const page = await store.readLog(
      pushed,
      { ...range, after },
      { ...options, maxScanned: options.maxScanned - scanned },
    );
    scanned += Math.max(page.scanned, page.items.length);
    for (const event of page.items) {
      if (!matches(residual, event)) continue;
      items.push(event);
      // The rest of this page is looked at again by whoever continues after this event.
      if (items.length === options.limit) return { items, next: event.position, scanned };
    }
    if (page.next === null) return { items, next: null, scanned };
    if (scanned >= options.maxScanned) return { items, next: page.next, scanned };
    after = page.next;
  }
}
