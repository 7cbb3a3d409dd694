import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { LeafBlame } from '../blame.ts';
import type { Place } from '../change.ts';
import { Fold } from '../fold.ts';
import { freeze, type Frozen } from '../frozen.ts';
import { FieldIntervals } from '../intervals.ts';
import type { Reducer } from '../reducer.ts';
import type { ToldBlame } from './blame-violations.ts';
import { leavesOf } from './leaves-of.ts';
import type { Ledger } from './ledger-violations.ts';
import { momentsOf } from './moments-of.ts';

/*
 * What the code that the laws are about says of a stream: its ledger, blame and checkpoints.
 */

type Stream = readonly RecordedEvent[];
const track = { track: true };

/** The fold just after every event, in order. */
function* folding(events: Stream, reducer: Reducer): Generator<[RecordedEvent, Fold]> {
  const fold = new Fold(reducer, track);
  for (const event of events) {
    fold.take(event);
    yield [event, fold];
  }
}

export function ledgerOf(events: Stream, reducer: Reducer): Ledger {
  const places = new Map<string, Place>();
  for (const { state } of momentsOf(events, reducer)) {
    for (const place of leavesOf(state)) places.set(JSON.stringify(place), place);
  }
  const fields = [...places.values()].map((place) => ({ place, field: new FieldIntervals(place) }));
  for (const [event, fold] of folding(events, reducer)) {
    for (const { field } of fields) {
      field.take({ event, state: fold.state, changes: fold.changes });
    }
  }
  return fields.map(({ place, field }) => ({ place, intervals: field.intervals }));
}

export function blameOf(
  events: Stream,
  reducer: Reducer,
): ReadonlyMap<Version, readonly LeafBlame[]> {
  const told = new Map<Version, readonly LeafBlame[]>();
  for (const [{ version }, fold] of folding(events, reducer)) told.set(version, fold.leaves());
  return told;
}

export const saying =
  (told: ReadonlyMap<Version, readonly LeafBlame[]>): ToldBlame =>
  (version) =>
    told.get(version) ?? [];

/** A checkpoint after the last event of every version. */
export function checkpointsOf(events: Stream, reducer: Reducer): readonly Frozen[] {
  const all = new Map<Version | null, Frozen>();
  for (const [, fold] of folding(events, reducer)) all.set(fold.facts.version, freeze(fold));
  return [...all.values()];
}
