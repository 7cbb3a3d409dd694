import 'server-only';
import type { SearchCoverage } from '@/lib/api/search.ts';
import type { StoreReach } from '@/lib/api/search-stores.ts';
import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { isFinal } from '../provisional.ts';
import type { Capped } from './internal-scan.ts';
import { printHeads } from './internal-heads.ts';
import { provisionalTogether } from './internal-provisional.ts';
import type { OpenLane } from './internal-lanes.ts';
import { indexCoverage, leftOutOf } from './internal-store-search.ts';

/** A store that is not asked, because no event of it can belong to the answer. */
export interface LeftOut {
  readonly store: string;
  readonly reason: string;
}

/** How far each store is; `over`: the answer has ended. */
export function reachOf({ lane, part }: OpenLane, title: string, over: boolean): StoreReach {
  const { examined, matched, unreadable, provisional } = lane.mark.tally;
  const capped = over ? cappedOf(lane) : null;
  return {
    ...{ store: lane.store, title, capped, examined, matched, unreadable, provisional },
    state: stateOf(lane, over),
    reason: lane.failure,
    searchedTo: lane.reached,
    held: lane.held,
    ...(over ? {} : lane.busy),
    ...(part === null
      ? { index: null, indexProblem: null }
      : indexCoverage(part.indexed, lane.mark.tally, lane.problem)),
  };
}

type State = StoreReach['state'];

function stateOf(lane: OpenLane['lane'], over: boolean): State {
  if (lane.failure !== null) return 'failed';
  const whole = lane.exhausted && lane.held === 0;
  const { unreadable, provisional } = lane.mark.tally;
  if (whole) return unreadable === 0 && isFinal(provisional) ? 'complete' : 'partial';
  return over ? 'partial' : 'searching';
}

/** What keeps an answer from holding the rest of a store: its own budget, or the page. */
function cappedOf(lane: OpenLane['lane']): Capped {
  if (lane.failure !== null || (lane.exhausted && lane.held === 0)) return null;
  return lane.held > 0 ? 'page' : (lane.capped ?? 'page');
}

export const leftOutReach = ({ store, reason }: LeftOut, title: string): StoreReach => ({
  ...{ store, title, state: 'left-out', reason, capped: null },
  ...{ examined: 0, matched: 0, unreadable: 0, provisional: null, searchedTo: null, held: 0 },
  ...{ index: null, indexProblem: null },
});

/** All stores together, as one answer; `full`: the page ended it. */
export function wholeReach(
  lanes: readonly OpenLane[],
  reaches: readonly StoreReach[],
  full: boolean,
): Omit<SearchCoverage, 'newest'> {
  const asked = reaches.filter(({ state }) => state !== 'left-out');
  const sum = (read: (reach: StoreReach) => number): number =>
    asked.reduce((total, reach) => total + read(reach), 0);
  const caps = asked.map(({ capped }) => capped);
  return {
    complete: asked.every(({ state }) => state === 'complete'),
    capped: full ? 'page' : (caps.find((cap) => cap === 'events' || cap === 'time') ?? null),
    examined: sum(({ examined }) => examined),
    matched: sum(({ matched }) => matched),
    unreadable: sum(({ unreadable }) => unreadable),
    provisional: provisionalTogether(asked.map(({ provisional }) => provisional)),
    searchedTo: reachedBy(lanes.map(({ lane }) => lane)),
    head: printHeads(
      new Map(lanes.flatMap(({ lane, head }) => (head === null ? [] : [[lane.store, head]]))),
    ),
    ...{ index: null, indexProblem: null },
    ...leftOutOf({ now: null, leftOut: new Set(lanes.flatMap(leftOutIn)) }),
  };
}

/** Named with their store, because streams of several may have one name. */
const leftOutIn = ({ lane, part }: OpenLane): readonly string[] =>
  [...(part?.plan.folding.leftOut ?? [])].map((stream) => `${lane.store}: ${stream}`);

/** Down to here everything was told: the newest of what the stores that go on reached, else the oldest. */
function reachedBy(lanes: readonly OpenLane['lane'][]): Instant | null {
  const open = lanes.filter(
    (lane) => lane.failure === null && !(lane.exhausted && lane.held === 0),
  );
  if (open.some(({ reached }) => reached === null)) return null;
  if (open.length > 0) return newestOf(open.map(({ reached }) => reached));
  const times = lanes.flatMap(({ reached }) => reached ?? []);
  return times.sort(compareInstants)[0] ?? null;
}

export const newestOf = (times: readonly (Instant | null)[]): Instant | null =>
  times
    .flatMap((time) => time ?? [])
    .sort(compareInstants)
    .at(-1) ?? null;
