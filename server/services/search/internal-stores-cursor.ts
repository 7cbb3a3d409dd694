import 'server-only';
import { z } from 'zod';
import { provisional } from '@/lib/api/search.ts';
import { instant, type Instant } from '@/lib/events/ids.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import type { LanePlace, OpenLane } from './internal-lanes.ts';
import { placeOf } from './internal-store-search.ts';

const time = z.string().nullable();

/** Short names and lists, because every store adds to the length of the token. */
const written = z.strictObject({
  now: z.string(),
  newest: time,
  /** What was read into a table so far. */
  table: z.string().optional(),
  at: z.array(
    z.tuple([
      z.string(),
      /** Head of the store, then where it goes on. */
      z.string().nullable(),
      z.string().nullable(),
      z.tuple([z.number(), z.number(), z.number(), z.number(), time]),
      z.union([z.boolean(), z.string()]),
      /** What could still change when the search began. */
      provisional.nullable(),
    ]),
  ),
});

/** Where all stores of a search stood at the end of a page; relative times stay what they were. */
export interface StoresPlace {
  readonly now: Instant;
  /** Recorded time of the newest event of the answer. */
  readonly newest: Instant | null;
  /** Id of the run that keeps the table; absent for a list. */
  readonly table?: string | undefined;
  readonly lanes: ReadonlyMap<string, LanePlace & { readonly head: string | null }>;
}

/** Characters that are kept of why a store failed, the shorter the longer the token would be. */
const reasonLengths = [200, 80, 30];
/** Tokens stand in addresses, and proxies refuse longer ones. */
const wantedLength = 7000;

export function printPlace(
  asked: readonly unknown[],
  lanes: readonly OpenLane[],
  rest: Pick<StoresPlace, 'now' | 'newest' | 'table'>,
): string {
  let token = '';
  for (const longestReason of reasonLengths) {
    token = makeCursor(asked, { key: keyOf(lanes, rest, longestReason), headAt: null });
    if (token.length <= wantedLength) break;
  }
  return token;
}

function keyOf(
  lanes: readonly OpenLane[],
  { now, newest, table }: Pick<StoresPlace, 'now' | 'newest' | 'table'>,
  longestReason: number,
): string {
  const at = lanes.map(({ lane, head }): z.infer<typeof written>['at'][number] => {
    const { after, tally } = lane.mark;
    const { examined, matched, unreadable, newer, searchedTo, provisional: open } = tally;
    // A store that failed while events of it waited is asked for them again.
    const failed = lane.held === 0 && lane.failure?.slice(0, longestReason);
    const counts: [number, number, number, number, string | null] = [
      ...([examined, matched, unreadable, newer] as const),
      searchedTo,
    ];
    const over = failed || (lane.exhausted && lane.held === 0);
    return [lane.store, head, after, counts, over, open];
  });
  return JSON.stringify({ now, newest, table, at } satisfies z.infer<typeof written>);
}

/** Throws for a token that is not ours for this question. */
export function readPlace(asked: readonly unknown[], cursor: string): StoresPlace {
  const value: unknown = JSON.parse(readCursor(asked, cursor).key);
  const { now, newest, table, at } = written.parse(value);
  return {
    now: instant(now),
    newest: timeOf(newest),
    table,
    lanes: new Map(
      at.map(([store, head, after, counts, over, open]) => {
        const [examined, matched, unreadable, newer, reached] = counts;
        const searchedTo = timeOf(reached);
        const tally = { examined, matched, unreadable, newer, searchedTo, provisional: open };
        return [store, { head, over, mark: { after: placeOf(after), tally } }];
      }),
    ),
  };
}

const timeOf = (text: string | null): Instant | null => (text === null ? null : instant(text));
