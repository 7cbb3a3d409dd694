import type { EventView } from '@/lib/api/views.ts';

/** Where a page of the window begins. */
export type PageParam =
  | { readonly kind: 'around'; readonly at: string | null }
  | { readonly kind: 'older'; readonly cursor: string }
  | { readonly kind: 'newer'; readonly cursor: string }
  | { readonly kind: 'newer-from'; readonly at: string };

export interface WindowPage {
  readonly param: PageParam;
  /** As read: newest first for `around` and `older`, oldest first for the others. */
  readonly items: readonly EventView[];
  readonly next: string | null;
  readonly head: string | null;
}

/** A page of older events than this one; undefined at the beginning of the stream. */
export function olderParam(page: WindowPage): PageParam | undefined {
  return page.next === null ? undefined : { kind: 'older', cursor: page.next };
}

/** A page of newer events than this one; undefined at the head. */
export function newerParam(page: WindowPage): PageParam | undefined {
  if (page.param.kind === 'around') {
    const newest = page.items[0]?.version;
    if (newest === undefined || page.head === null) return undefined;
    if (BigInt(newest) >= BigInt(page.head)) return undefined;
    return { kind: 'newer-from', at: `v${String(BigInt(newest) + 1n)}` };
  }
  return page.next === null ? undefined : { kind: 'newer', cursor: page.next };
}

/** All events of the window, oldest first. Pages come newest first. */
export function windowEvents(pages: readonly WindowPage[]): readonly EventView[] {
  return [...pages].reverse().flatMap((page) => oldestFirst(page));
}

function oldestFirst(page: WindowPage): readonly EventView[] {
  const forward = page.param.kind === 'newer' || page.param.kind === 'newer-from';
  return forward ? page.items : [...page.items].reverse();
}

/** First and last version of each page, to ask for its changes; empty pages have none. */
export function pageRanges(
  pages: readonly WindowPage[],
): readonly { readonly from: string; readonly to: string }[] {
  return pages.flatMap((page) => {
    const items = oldestFirst(page);
    const [first, last] = [items[0], items.at(-1)];
    return first === undefined || last === undefined
      ? []
      : [{ from: first.version, to: last.version }];
  });
}

/** True when the version lies inside what is loaded, gaps included. */
export function covers(events: readonly EventView[], version: bigint): boolean {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return false;
  return version >= BigInt(first.version) && version <= BigInt(last.version);
}
