import { listEvents } from '@/lib/api/events.ts';
import { contractKey } from '@/components/ui/contract-query.ts';
import type { EventFilter } from './event-filter.ts';
import { pageSize } from './log-pages.ts';

export interface LogQuestion {
  readonly store: string;
  readonly filter: EventFilter;
  /** Id of the event the list begins at; null = the near end of the log. */
  readonly start: string | null;
}

/** The first page, as the server prefetches it and the browser asks for it. */
export const firstPageParams = ({ store, filter, start }: LogQuestion) => ({
  store,
  category: [...filter.category],
  type: [...filter.type],
  prefix: filter.prefix || null,
  from: filter.from || null,
  to: filter.to || null,
  order: filter.order,
  start,
  limit: pageSize,
});

export const firstPageKey = (question: LogQuestion) =>
  contractKey(listEvents, firstPageParams(question));
