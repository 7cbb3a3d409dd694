import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import type { Judged } from '@/lib/query/evaluate/field-values.ts';
import { nothingKnown } from '@/lib/query/evaluate/surroundings.ts';
import type { Truth } from '@/lib/query/evaluate/truth.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { Around } from './internal-around.ts';
import { mostTogether } from './internal-beginnings.ts';
import type { SearchPlan } from './internal-plan.ts';

/** Fields that one event alone does not tell. */
export const beyondTheEvent = ['change', 'state', 'was', 'root', 'causes', 'finding'] as const;

/** Judges events one by one; what lies around an event is read only when the event alone leaves it open. */
export class Judge {
  readonly plan: SearchPlan;
  readonly #around: Around | null;

  constructor(
    plan: SearchPlan,
    within: { readonly store: EventStore; readonly head: Position; readonly signal: AbortSignal },
  ) {
    this.plan = plan;
    const needed = beyondTheEvent.some((name) => plan.looksAt.includes(name));
    this.#around = needed ? new Around(plan, within) : null;
  }

  /** The event with all that steps may look at. */
  async seen(event: RecordedEvent): Promise<Judged> {
    const surroundings = this.#around === null ? nothingKnown : await this.#around.of(event);
    return { reading: new EventReading(event), surroundings };
  }

  /** Before the event at a place is judged: reads together what must be known around it and those that follow. */
  async prepare(events: readonly (RecordedEvent | undefined)[], place: number): Promise<void> {
    if (this.#around === null || place % mostTogether !== 0) return;
    const next = events.slice(place, place + mostTogether).flatMap((event) => event ?? []);
    const isOpen = (event: RecordedEvent): boolean =>
      this.plan.evaluate(new EventReading(event)) === 'unknown';
    await this.#around.prepare(next.filter(isOpen));
  }

  async of(event: RecordedEvent): Promise<Truth> {
    const reading = new EventReading(event);
    const alone = this.plan.evaluate(reading);
    if (alone !== 'unknown' || this.#around === null) return alone;
    return this.plan.evaluate(reading, await this.#around.of(event));
  }
}
