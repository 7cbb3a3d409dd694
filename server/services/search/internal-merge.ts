import 'server-only';
import type { Instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { Lane } from './internal-lane.ts';

export interface Told {
  readonly lane: Lane;
  readonly event: RecordedEvent;
}

export type MergedStep =
  { readonly kind: 'hits'; readonly told: readonly Told[] } | { readonly kind: 'progress' };

export interface Merging {
  /** Most events told. */
  readonly limit: number;
  /**
   * A store whose budget is spent holds back what lies further in the past in other stores, so that
   * the next page can go on in order.
   */
  readonly inOrder: boolean;
}

/**
 * The finds of several stores, newest first by recorded time, equal times in the order of the stores;
 * each store keeps the order of its log. All stores search at once, none further ahead than its next
 * find. Ends when all are told, the page is full, or a store holds the rest back.
 */
export async function* mergeLanes(
  lanes: readonly Lane[],
  { limit, inOrder }: Merging,
): AsyncGenerator<MergedStep> {
  let count = 0;
  for (;;) {
    const told = toldNow(lanes, limit - count, inOrder);
    count += told.length;
    if (told.length > 0) yield { kind: 'hits', told };
    const waiting = lanes.filter((lane) => lane.searching && lane.held === 0);
    if (count >= limit || waiting.length === 0) return;
    await Promise.race(waiting.map((lane) => lane.pull()));
    const broken = lanes.find(({ fault }) => fault !== undefined);
    if (broken !== undefined) throw broken.fault;
    yield { kind: 'progress' };
  }
}

function toldNow(lanes: readonly Lane[], most: number, inOrder: boolean): readonly Told[] {
  const told: Told[] = [];
  while (told.length < most) {
    const at = newestOf(lanes);
    const lane = lanes[at];
    if (lane === undefined || lanes.some((_, other) => holdsBack(lanes, { other, at, inOrder }))) {
      break;
    }
    const event = lane.tell();
    if (event !== null) told.push({ lane, event });
  }
  return told;
}

/** Index of the lane whose next find is the newest; -1 where none has one. */
function newestOf(lanes: readonly Lane[]): number {
  let newest = -1;
  lanes.forEach((lane, index) => {
    const best = lanes[newest];
    if (lane.held === 0) return;
    if (best === undefined || compareTimes(lane.reached, best.reached) > 0) newest = index;
  });
  return newest;
}

interface Question {
  readonly other: number;
  readonly at: number;
  readonly inOrder: boolean;
}

/** True where the other lane may still find what belongs before the next find of the lane `at`. */
function holdsBack(lanes: readonly Lane[], { other, at, inOrder }: Question): boolean {
  const [lane, before] = [lanes[at], lanes[other]];
  if (other === at || lane === undefined || before === undefined) return false;
  if (before.held > 0 || !goesOn(before, inOrder)) return false;
  if (before.reached === null) return true;
  const order = compareTimes(lane.reached, before.reached);
  return order < 0 || (order === 0 && other < at);
}

const goesOn = (lane: Lane, inOrder: boolean): boolean =>
  lane.searching || (inOrder && lane.failure === null && !lane.exhausted);

/** No time yet is newer than every time: such events begin their logs. */
function compareTimes(a: Instant | null, b: Instant | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareInstants(a, b);
}
