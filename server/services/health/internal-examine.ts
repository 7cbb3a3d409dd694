import 'server-only';
import type { HealthStep } from '@/lib/api/health.ts';
import type { Instant, Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { FindingKind } from '@/lib/health/finding.ts';
import { LogHealth } from '@/lib/health/log-health.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { isFinal, provisionalUpTo } from '../provisional.ts';
import { askElsewhere } from './internal-elsewhere.ts';

const pageSize = 1000;
/** Events of which ids and versions are kept in memory; what lies before them is not examined. */
const mostEvents = 2_000_000;
const tellMilliseconds = 300;

type End = Extract<HealthStep, { kind: 'end' }>;

/** A log that was examined up to a head. */
export interface Examined {
  readonly end: End;
  /** Of the asked findings those in the event; null where one of them cannot be told. */
  readonly findingsIn: (
    event: RecordedEvent,
    asked: readonly FindingKind[],
  ) => readonly FindingKind[] | null;
}

export type ExamineStep =
  | Extract<HealthStep, { kind: 'progress' }>
  | { readonly kind: 'examined'; readonly examined: Examined };

export interface Examining {
  readonly store: EventStore;
  readonly id: string;
  /** Place just after the newest event that belongs to it; null: what is newest now does. */
  readonly after: Position | null;
}

/** Reads the log back from its newest event, and tells how far it is. */
export async function* examine(
  { store, id, after: newest }: Examining,
  signal: AbortSignal,
): AsyncGenerator<ExamineStep> {
  // Asked before the log is read, because only what is read afterwards is final up to there.
  const { settled } = await store.horizon(signal);
  const walk = new Walk(store, newest);
  let told = performance.now();
  do {
    signal.throwIfAborted();
    await walk.page(signal);
    if (performance.now() - told < tellMilliseconds) continue;
    told = performance.now();
    yield { kind: 'progress', examined: walk.health.examined, backTo: walk.backTo };
    // Other readers come first.
    await new Promise((resolve) => setImmediate(resolve));
  } while (!walk.whole && walk.health.examined < mostEvents);
  const { health, head, backTo, whole, oldest } = walk;
  const { unasked, notExamined } = await askElsewhere(health, id, signal);
  const provisional =
    head === null ? null : await provisionalUpTo(store, { position: head, settled }, signal);
  const end: End = {
    kind: 'end',
    examined: health.examined,
    backTo,
    findings: health.findings().map((each) => ({ ...each, examples: [...each.examples] })),
    complete: whole && unasked.size === 0 && isFinal(provisional),
    provisional,
    unasked: unasked.size,
    notExamined,
    head,
    examinedAt: new Date().toISOString(),
    kept: false,
  };
  const reach = { store, oldest: whole ? null : oldest, unasked };
  yield { kind: 'examined', examined: { end, findingsIn: findingsIn(health, reach) } };
}

/** The way back through a log, page by page. */
class Walk {
  readonly health = new LogHealth();
  head: Position | null = null;
  /** Of the last event examined. */
  oldest: Position | null = null;
  backTo: Instant | null = null;
  whole = false;
  readonly #store: EventStore;
  #after: Position | null;

  constructor(store: EventStore, after: Position | null) {
    this.#store = store;
    this.#after = after;
  }

  async page(signal: AbortSignal): Promise<void> {
    const { items, next } = await this.#store.readLog(
      { all: [] },
      { direction: 'backward', after: this.#after, until: null },
      { signal, limit: pageSize, maxScanned: pageSize, payload: 'full' },
    );
    for (const event of items) this.health.take(event);
    const last = items.at(-1);
    this.head ??= items[0]?.position ?? null;
    this.oldest = last?.position ?? this.oldest;
    this.backTo = last?.recordedAt ?? this.backTo;
    this.#after = next;
    this.whole = next === null;
  }
}

interface Reach {
  readonly store: EventStore;
  /** The last event examined, where there are older ones. */
  readonly oldest: Position | null;
  readonly unasked: ReadonlySet<string>;
}

/** Nothing is said of events that were not examined, nor of causes that were not asked for. */
function findingsIn(health: LogHealth, { store, oldest, unasked }: Reach): Examined['findingsIn'] {
  const marks = health.marks();
  return (event, asked) => {
    const { position, causationId } = event;
    if (oldest !== null && position !== null && store.comparePositions(position, oldest) < 0) {
      return null;
    }
    const found = marks.of(event, asked);
    const open = causationId !== null && unasked.has(causationId);
    return open && asked.includes('orphan') ? null : found;
  };
}
