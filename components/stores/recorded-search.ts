import { instant } from '@/lib/events/ids.ts';
import { printQuery } from '@/lib/query/print.ts';
import { recordedWithin } from '@/lib/query/recorded-within.ts';
import { emptyQuery } from '@/lib/query/syntax.ts';
import { searchPage } from '@/lib/urls/pages.ts';

/** Address of the search for what was recorded in a time; days are those of the zone. */
export function recordedSearch(
  store: string,
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
): string {
  const start = instant(from);
  const query = recordedWithin(
    emptyQuery,
    { from: start, to: instant(to) },
    // Nothing in an empty query is relative to now.
    { now: start, zone },
  );
  return searchPage(store, { q: printQuery(query), zone });
}
