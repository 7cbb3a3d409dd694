import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import type { StreamId } from '@/lib/events/ids.ts';
import { heldFold, HeldValues, type HeldValue } from '@/lib/lookup/held-value.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { eventsBetween, Stepper } from '../streams/index.ts';
import type { SearchReducers } from './internal-search-reducers.ts';

const eventsPerTurn = 500;

/** A stream, and the category that decides what folds it. */
export interface FollowedStream {
  readonly stream: StreamId;
  readonly category: string | null;
}

export interface StreamHolding extends HeldValue, FollowedStream {}

export interface Holders {
  readonly store: EventStore;
  readonly signal: AbortSignal;
  readonly reducers: SearchReducers;
  readonly isIt: (text: string) => boolean;
}

/** When the state of a stream held the value, as its active reducer folds it. */
export async function heldInStream(
  { store, signal, reducers, isIt }: Holders,
  { stream, category }: FollowedStream,
): Promise<StreamHolding> {
  const { source, run } = await reducers.of(category);
  const stepper = new Stepper(source, heldFold, run);
  const held = new HeldValues(stepper.reducer, isIt);
  const asked = { store, stream, stepper, payload: 'full' } as const;
  const stretch = { start: null, until: null, signal, into: held.fold };
  let taken = 0;
  try {
    for await (const event of eventsBetween(asked, stretch)) {
      held.take(event);
      taken += 1;
      if (taken % eventsPerTurn !== 0) continue;
      await turn();
      signal.throwIfAborted();
    }
    return { ...held.result, stream, category };
  } finally {
    stepper.rest();
    reducers.rest();
  }
}
