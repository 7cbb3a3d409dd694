import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold, type FoldOptions } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { alterationsBetween } from '@/lib/query/narrow/alterations.ts';
import type { LedgerEntry } from './port.ts';

export const ledgerFold: FoldOptions = { track: false };

/** Follows the state of one stream and tells what each event altered, as search folds it. */
export class StreamLedger {
  readonly fold: Fold;

  constructor(reducer: Reducer = inferredReducer) {
    this.fold = new Fold(reducer, ledgerFold);
  }

  /** Takes an event in without telling what it altered. */
  pass(event: RecordedEvent): void {
    this.fold.take(event);
  }

  /** Takes an event in; its entry in the ledger. */
  take(event: RecordedEvent, ordinal: number): LedgerEntry {
    const { version: last, incompleteFrom: doubted } = this.fold.facts;
    // What a reducer begins with comes to be with the first event.
    const before = last === null ? undefined : copyOf(this.fold.state);
    this.pass(event);
    const alterations = alterationsBetween(before, this.fold.state);
    // A version that comes after a later one belongs before it, so what was told of the stream is wrong.
    if (last !== null && event.version <= last) return { ordinal, alterations, doubt: 'beginning' };
    const doubtful = this.fold.facts.incompleteFrom !== null && doubted === null;
    return { ordinal, alterations, doubt: doubtful ? 'here' : null };
  }
}

/** The fold changes its state in place, so what it was must be kept apart. */
function copyOf(state: JsonValue | undefined): JsonValue | undefined {
  if (state === undefined) return undefined;
  const parsed = parseJson(printJson(state));
  if (!parsed.ok) throw new Error(`A printed state cannot be read: ${parsed.problem.message}`);
  return parsed.value;
}
