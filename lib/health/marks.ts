import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { findingKinds, type FindingKind } from './finding.ts';

/** Events remembered of one kind; of more it is not known any more which they are. */
const mostMarked = 200_000;

/** Which events are behind the findings of a log: some one by one, all of a type where it is about types. */
export class Marks {
  readonly #events = new Map<FindingKind, Set<string>>();
  readonly #types = new Map<FindingKind, Set<string>>();
  readonly #most: number;

  constructor(most = mostMarked) {
    this.#most = most;
  }

  add(kind: FindingKind, event: RecordedEvent): void {
    const events = this.#events.get(kind) ?? new Set();
    this.#events.set(kind, events);
    if (events.size <= this.#most) events.add(placeOf(event));
  }

  addType(kind: FindingKind, type: string): void {
    this.#types.set(kind, (this.#types.get(kind) ?? new Set()).add(type));
  }

  /** Of the asked kinds those found in the event; null where one of them cannot be told. */
  of(event: RecordedEvent, asked: readonly FindingKind[] = findingKinds): FindingKind[] | null {
    const found = asked.filter((kind) => this.#has(kind, event));
    const lost = asked.some((kind) => !found.includes(kind) && this.#isFull(kind));
    return lost ? null : found;
  }

  #has(kind: FindingKind, event: RecordedEvent): boolean {
    if (this.#types.get(kind)?.has(event.type) === true) return true;
    return this.#events.get(kind)?.has(placeOf(event)) === true;
  }

  #isFull(kind: FindingKind): boolean {
    return (this.#events.get(kind)?.size ?? 0) > this.#most;
  }
}

/** Two events may claim one version, so the place in the log tells them apart where there is one. */
const placeOf = ({ position, streamId, version, id }: RecordedEvent): string =>
  position ?? `${streamId}@${String(version)} ${id}`;
