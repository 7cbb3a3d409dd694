import type { ReducerCheckView } from '@/lib/api/reducers.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';

type Event = Pick<RecordedEvent, 'version' | 'type'>;

/** `from`: the event after which folding again gives another state; null: it gives the same. */
export function purityTold(events: number, from: Event | null): ReducerCheckView {
  if (events === 0) return { outcome: 'unknown', detail: 'There is no event.', at: null, events };
  if (from === null) {
    const detail = `${events} ${events === 1 ? 'event gives' : 'events give'} the same state again.`;
    return { outcome: 'holds', detail, at: null, events };
  }
  return {
    outcome: 'fails',
    detail: `Folded again from version ${from.version}, the same events give another state: the reducer keeps something outside of it.`,
    ...{ at: null, events },
  };
}

interface Twice {
  /** Events that were given a second time. */
  readonly asked: number;
  /** Whether the reducer says `idempotent: true`. */
  readonly claimed: boolean;
}

/** `twice`: those events that changed the state a second time. */
export function twiceTold(twice: readonly Event[], { asked, claimed }: Twice): ReducerCheckView {
  const [first] = twice;
  if (asked === 0) {
    return { outcome: 'unknown', detail: 'There is no event.', at: null, events: 0 };
  }
  if (first === undefined) {
    const detail = `${asked} ${asked === 1 ? 'event changes' : 'events change'} nothing the second time.`;
    return {
      outcome: 'holds',
      detail: claimed ? detail : `${detail} ${noClaim}`,
      at: null,
      events: asked,
    };
  }
  const found = `${twice.length} of ${asked} events change the state again when they are delivered twice, first version ${first.version} (${first.type})`;
  return {
    outcome: claimed ? 'fails' : 'unclaimed',
    detail: claimed ? `The reducer says idempotent: true, and ${found}.` : `${found}. ${noClaim}`,
    at: { version: String(first.version), type: first.type },
    events: asked,
  };
}

const noClaim = 'The reducer does not say idempotent: true, so it need not hold.';
