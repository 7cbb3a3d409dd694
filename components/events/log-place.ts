import { filterView, readFilter, type EventFilter } from './event-filter.ts';

/** What the address of the log says. */
export interface LogPlace {
  readonly filter: EventFilter;
  /** Id of the event shown beside the list. */
  readonly event: string | null;
}

export const readLogPlace = (search: URLSearchParams): LogPlace => ({
  filter: readFilter(search),
  event: search.get('event') || null,
});

export const logView = ({ filter, event }: LogPlace) => ({ ...filterView(filter), event });

export const sameFilter = (a: EventFilter, b: EventFilter): boolean =>
  JSON.stringify(filterView(a)) === JSON.stringify(filterView(b));

/** The event `steps` below (or above) in the list; the first one where none is shown. */
export function stepIn<Item extends { readonly id: string }>(
  events: readonly Item[],
  shown: string | null,
  steps: 1 | -1,
): Item | null {
  const at = events.findIndex(({ id }) => id === shown);
  if (at === -1) return events[0] ?? null;
  return events[at + steps] ?? null;
}
