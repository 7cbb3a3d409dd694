import type { EventId, Instant, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { valueAt, type Path } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { Change } from './change.ts';

/** A time during which a path held one value. Intervals of a path follow each other without a hole. */
export interface Interval {
  /** Lossless JSON text; null = the path was not there, which is not the value `null`. */
  readonly value: string | null;
  /** The event that began it. */
  readonly from: Version;
  /** The event that ended it, so the first version that is not in it; null = still so. */
  readonly to: Version | null;
  readonly recordedAt: Instant | null;
  readonly eventId: EventId;
  readonly eventType: string;
  readonly initiator: string | null;
}

/** What a fold says after it has taken the event in. */
export interface Folded {
  readonly event: RecordedEvent;
  readonly state: JsonValue | undefined;
  readonly changes: readonly Change[];
}

/** Writes down all intervals of one path in one pass, event by event. */
export class FieldIntervals {
  readonly #path: Path;
  readonly #intervals: Interval[] = [];
  #value: JsonValue | undefined;
  #born = false;

  constructor(path: Path) {
    this.#path = path;
  }

  get intervals(): readonly Interval[] {
    return this.#intervals;
  }

  /** Call after each event of a tracking fold, also for events that could not be taken in. */
  take({ event, state, changes }: Folded): void {
    const begins = this.#intervals.length === 0;
    if (!begins && !this.#isTouched(state, changes)) return;
    const value = state === undefined ? undefined : valueAt(state, this.#path);
    this.#born ||= state !== undefined;
    if (!begins && equalJson(value, this.#value)) return;
    const text = value === undefined ? null : printJson(value);
    this.#value = text === null ? undefined : kept(text);
    this.#close(event.version);
    this.#intervals.push({
      value: text,
      from: event.version,
      to: null,
      recordedAt: event.recordedAt,
      eventId: event.id,
      eventType: event.type,
      initiator: event.initiator,
    });
  }

  /** The birth of an empty state has no changes, yet the whole was not there before. */
  #isTouched(state: JsonValue | undefined, changes: readonly Change[]): boolean {
    const born = !this.#born && state !== undefined;
    return born || changes.some((change) => mayTouch(change.path, this.#path));
  }

  #close(to: Version): void {
    const last = this.#intervals.pop();
    if (last !== undefined) this.#intervals.push({ ...last, to });
  }
}

/** The same value, out of reach of events that change the state in place. */
function kept(text: string): JsonValue | undefined {
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : undefined;
}

/** Indexes and ids of one array cannot be compared, so from there on anything may be touched. */
function mayTouch(changed: Path, path: Path): boolean {
  for (const [index, step] of path.entries()) {
    const other = changed[index];
    if (typeof step !== 'string' || typeof other !== 'string') return true;
    if (step !== other) return false;
  }
  return true;
}
