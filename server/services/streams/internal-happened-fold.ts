import 'server-only';
import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { CheckpointCutter } from '@/lib/fold/checkpoints.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { freeze, sizeOf, thaw, type Frozen } from '@/lib/fold/frozen.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { eventsAt } from './internal-happened-events.ts';
import { happenedOrder, HappenedOrder } from './internal-happened-order.ts';
import { Stepper } from './internal-stepper.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** Events that are held at a time. */
const window = 1000;
const cuts = { milliseconds: 10, events: 500 };
/** Of one stream; four streams are kept. */
const mostBytes = 32 * 1024 * 1024;
const mostKept = 4;

interface Rest {
  /** Events that are taken in. */
  readonly place: number;
  readonly frozen: Frozen;
  readonly size: number;
}

export interface Walk {
  /** Place of the first event that is told. */
  readonly from: number;
  /** Place behind the last one. */
  readonly until: number;
  readonly signal: AbortSignal;
  readonly take?: (fold: Fold, event: RecordedEvent) => void;
  readonly tell?: (event: RecordedEvent, fold: Fold, place: number) => void;
}

/**
 * A stream folded in the order in which its events happened: another fold than the kept one, which
 * begins where the two orders part. It leaves rests on its way, so that each event is folded once.
 */
export class HappenedFold {
  readonly #folded: StreamFold;
  #happened: HappenedOrder;
  #agreeing: number;
  #rests: readonly Rest[] = [];

  constructor(folded: StreamFold, happened: HappenedOrder) {
    this.#folded = folded;
    this.#happened = happened;
    this.#agreeing = happened.agreeing;
  }

  get happened(): HappenedOrder {
    return this.#happened;
  }

  /** Goes by the order as it is now: what was folded counts as far as that is the same. */
  follow(happened: HappenedOrder): void {
    if (happened.order === this.#happened.order) return;
    const same = happened.index === this.#happened.index ? alike(happened, this.#happened) : 0;
    this.#rests = this.#rests.filter(({ place }) => place <= same);
    this.#happened = happened;
    this.#agreeing = happened.agreeing;
  }

  /** Folds up to a place; `folded` says how many events that took. */
  async walk(walk: Walk): Promise<{ readonly fold: Fold; readonly folded: number }> {
    const { from, until, signal } = walk;
    const happened = this.#happened;
    const options = { track: true, order: 'given' } as const;
    // In another order code makes something else of an event, so its steps are kept apart.
    const apart = new Stepper(this.#folded.source, options);
    const start = await this.#restBefore(Math.min(from, until), signal);
    const fold =
      start === null
        ? new Fold(apart.reducer, options)
        : thaw(start.frozen, apart.reducer, options);
    const begun = start?.place ?? 0;
    const pass = { walk, happened, fold, place: begun };
    try {
      while (pass.place < until) await this.#walkOn(pass, apart);
    } finally {
      apart.rest();
    }
    return { fold, folded: Math.max(0, until - begun) };
  }

  async #walkOn(pass: Pass, apart: Stepper): Promise<void> {
    const { happened, fold } = pass;
    const { until, signal } = pass.walk;
    const indexes = happened.order.subarray(pass.place, Math.min(pass.place + window, until));
    const events = await eventsAt(this.#folded, { index: happened.index, indexes, signal });
    const cutter = new CheckpointCutter(() => performance.now(), cuts);
    for await (const part of apart.ready(fold, events)) {
      const isDue = cutter.isDueAfter(part.length, () => {
        for (const event of part) takeOne(pass, event);
      });
      if (isDue) this.#keep(pass);
      signal.throwIfAborted();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #keep({ happened, fold, place }: Pass): void {
    const isKnown = this.#rests.some((rest) => rest.place === place);
    if (isKnown || happened !== this.#happened) return;
    const frozen = freeze(fold);
    const rest = { place, frozen, size: sizeOf(frozen) };
    this.#rests = [...this.#rests, rest].sort((a, b) => a.place - b.place);
    const bytes = this.#rests.reduce((sum, { size }) => sum + size, 0);
    if (bytes > mostBytes) this.#rests = this.#rests.filter((_, at) => at % 2 === 1);
  }

  /** The nearest rest: of this fold, or of the kept one while both orders agree. */
  async #restBefore(place: number, signal: AbortSignal): Promise<Standing | null> {
    const own = this.#rests.findLast((rest) => rest.place <= place) ?? null;
    const least = own?.place ?? 0;
    const shared = Math.min(place, this.#agreeing);
    const other = shared > least ? await this.#keptBefore(shared, signal) : null;
    return other !== null && other.place > least && other.place <= shared ? other : own;
  }

  async #keptBefore(place: number, signal: AbortSignal): Promise<Standing | null> {
    const { index } = this.#happened;
    const frozen = await this.#folded.restBefore(index.versionAt(place - 1), signal);
    const version = frozen?.facts.version ?? null;
    if (frozen === null || version === null) return null;
    return { place: index.firstFrom(version + 1n), frozen };
  }
}

type Standing = Pick<Rest, 'place' | 'frozen'>;

interface Pass {
  readonly walk: Walk;
  readonly happened: HappenedOrder;
  readonly fold: Fold;
  place: number;
}

function takeOne(pass: Pass, event: RecordedEvent): void {
  const { walk, fold, place } = pass;
  if (walk.take === undefined) fold.take(event);
  else walk.take(fold, event);
  pass.place += 1;
  if (place >= walk.from) walk.tell?.(event, fold, place);
}

function alike({ order: a }: HappenedOrder, { order: b }: HappenedOrder): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}

/** The fold of a stream in the order of happening, once all of it is known up to a version. */
export async function happenedFold(
  folded: StreamFold,
  last: Version,
  signal: AbortSignal,
): Promise<HappenedFold> {
  await folded.reach(last, signal);
  const { index } = folded;
  const happened = new HappenedOrder(index, await happenedOrder(index, signal));
  const kept = onceInProcess('happened-folds', () => new Map<StreamFold, HappenedFold>());
  const known = kept.get(folded) ?? new HappenedFold(folded, happened);
  known.follow(happened);
  kept.delete(folded);
  kept.set(folded, known);
  const oldest = kept.keys().next();
  if (kept.size > mostKept && oldest.done !== true) kept.delete(oldest.value);
  return known;
}
