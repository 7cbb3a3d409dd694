import type { Instant, Version } from '@/lib/events/ids.ts';
import { toldInitiator, type Initiator } from '@/lib/events/told-initiator.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Blame } from './blame.ts';

/** When and by whom a version was written that some leaf is blamed on. */
export interface Setter {
  readonly version: Version;
  readonly recordedAt: Instant | null;
  readonly initiator: Initiator;
  readonly type: string;
}

const roomForDead = 1000;

/** Knows the setters of all live leaves: when it was, and who as far as the events were read with it. */
export class Setters {
  #known: Map<Version, Setter>;
  #limit = roomForDead;

  constructor(setters: readonly Setter[]) {
    this.#known = new Map(setters.map((setter) => [setter.version, setter]));
  }

  /** Notes the event; now and then forgets those that no leaf is blamed on any more. */
  note(event: RecordedEvent, blame: Blame | null): void {
    const { version, recordedAt, type } = event;
    this.#known.set(version, { version, recordedAt, initiator: toldInitiator(event), type });
    if (this.#known.size <= this.#limit) return;
    this.#known = new Map(this.of(blame).map((setter) => [setter.version, setter]));
    this.#limit = this.#known.size * 2 + roomForDead;
  }

  /** Setters of the blamed versions, in order of version. */
  of(blame: Blame | null): readonly Setter[] {
    const alive = new Set<Version>();
    if (blame !== null) collect(blame, alive);
    const setters = [...this.#known.values()].filter((setter) => alive.has(setter.version));
    return setters.sort((a, b) => (a.version < b.version ? -1 : 1));
  }
}

function collect(blame: Blame, versions: Set<Version>): void {
  if (typeof blame === 'bigint') versions.add(blame);
  else for (const part of blame.values()) collect(part, versions);
}
