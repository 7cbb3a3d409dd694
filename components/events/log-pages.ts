import type { z } from 'zod';
import type { listEvents } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';

/** Where a page stands: on from the beginning of the list, or back from it. */
export type Way = 'on' | 'back';

export type LogPage = z.infer<typeof listEvents.response> & { readonly way: Way };

export interface PageParam {
  readonly way: Way;
  readonly cursor: string | null;
}

/** Most events of one page. */
export const pageSize = 100;

/** `follows`: more is read as the reader comes near. `asks`: little was found in much, the reader decides. */
export type EdgeState = 'complete' | 'follows' | 'asks';

export interface LogList {
  /** In the order of the list, over all pages. */
  readonly events: readonly EventView[];
  /** Events looked at. */
  readonly examined: number;
  /** The two ends of the list. */
  readonly top: EdgeState;
  readonly bottom: EdgeState;
  /** Recorded time of the last event looked at, at the bottom. */
  readonly searchedTo: string | null;
}

/** `fromEvent`: the list was begun at an event rather than at the end of the log. */
export function joinPages(pages: readonly LogPage[], fromEvent: boolean): LogList {
  return {
    events: pages.flatMap(({ way, items }) => (way === 'on' ? items : items.toReversed())),
    examined: pages.reduce((sum, page) => sum + page.coverage.scanned, 0),
    top: topOf(pages[0], fromEvent),
    bottom: edgeOf(pages.at(-1)),
    searchedTo: pages.at(-1)?.coverage.searchedTo ?? null,
  };
}

function topOf(first: LogPage | undefined, fromEvent: boolean): EdgeState {
  if (first?.way === 'back') return edgeOf(first);
  return fromEvent && first !== undefined && first.back !== null ? 'follows' : 'complete';
}

function edgeOf(page: LogPage | undefined): EdgeState {
  if (page === undefined || page.next === null) return 'complete';
  return page.items.length * 4 >= pageSize ? 'follows' : 'asks';
}

/** What continues the list at its bottom; null when there is nothing more. */
export function paramOn(last: LogPage): PageParam | null {
  return last.way === 'back' || last.next === null ? null : { way: 'on', cursor: last.next };
}

/** What continues the list at its top; from the end of the log it is what has been added since. */
export function paramBack(first: LogPage): PageParam | null {
  const cursor = first.way === 'back' ? first.next : first.back;
  return cursor === null ? null : { way: 'back', cursor };
}

/**
 * The pages to keep before looking again for what has been added: a page that had reached the end is
 * left out, so that the same question is asked anew. Null when nothing would be kept.
 */
export function beforeLookingAgain<Param>(
  data: { readonly pages: readonly LogPage[]; readonly pageParams: readonly Param[] },
  order: 'newest' | 'oldest',
): { pages: LogPage[]; pageParams: Param[] } | null {
  const { pages, pageParams } = data;
  const edge = order === 'newest' ? pages[0] : pages.at(-1);
  const ended = edge?.next === null && (order === 'oldest' || edge.way === 'back');
  if (!ended) return { pages: [...pages], pageParams: [...pageParams] };
  if (pages.length === 1) return null;
  const cut = (list: readonly unknown[]): [number, number] =>
    order === 'newest' ? [1, list.length] : [0, list.length - 1];
  return { pages: pages.slice(...cut(pages)), pageParams: pageParams.slice(...cut(pageParams)) };
}
