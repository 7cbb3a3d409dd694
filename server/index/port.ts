import type { Position, StreamId } from '@/lib/events/ids.ts';
import type { ReducerFidelity } from '@/lib/fold/fidelity.ts';
import type { Alteration } from '@/lib/query/narrow/alterations.ts';
import type { EventWords } from '@/lib/query/narrow/event-words.ts';
import type { IndexedText, Narrowing } from '@/lib/query/narrow/narrowing.ts';

/** What an index takes over of an event; no payload is among it, only which words it holds. */
export interface IndexedEvent extends EventWords {
  readonly position: Position;
  readonly texts: Readonly<Record<IndexedText, string | null>>;
  /** Milliseconds since 1970; null when there is no time that a chart could show. */
  readonly at: number | null;
}

/** What one event altered in the state of its stream. */
export interface LedgerEntry {
  /** Number of the event in the index, from 1. */
  readonly ordinal: number;
  readonly alterations: readonly Alteration[];
  /** From where on states of the stream cannot be told; null while they can. */
  readonly doubt: 'here' | 'beginning' | null;
}

/** What folds the states that a ledger tells of. */
export interface LedgerReducer {
  readonly kind: ReducerFidelity['kind'];
  /** Of code and rules the hash; the same for the same reducer. */
  readonly key: string;
}

/** By what the streams of a category are in the ledger. Those of a category without one are inferred, all of them. */
export interface CategoryLedger {
  readonly category: string;
  readonly reducer: LedgerReducer;
  /** Streams that begin after this ordinal are not derived by it yet; null: all are. */
  readonly derived: number | null;
}

/**
 * How far an index goes. Its events are the first ones of the log, in log order, without a gap, and none
 * can come between them any more. In an index of the newest events they are the first ones behind the place
 * with which it began (`resume` of a batch without events), and its ledger stays empty.
 */
export interface IndexCoverage {
  readonly events: number;
  /** Position of the last one; null when there is none. */
  readonly through: Position | null;
  /** The reading of the store goes on behind this place; null before the first batch. */
  readonly resume: Position | null;
  /** As `events` and `through`, for what events altered. */
  readonly ledgerEvents: number;
  readonly ledgerThrough: Position | null;
  readonly ledgers: readonly CategoryLedger[];
}

export interface IndexBatch {
  /** Those that follow the ones there are. */
  readonly events: readonly IndexedEvent[];
  /** Everything up to this place has been taken in. */
  readonly resume: Position;
}

/** An event known by its place. Ordinals count from 1 in log order. */
export interface IndexPlace {
  readonly ordinal: number;
  readonly position: Position;
}

export interface KnownPlace extends IndexPlace {
  readonly streamId: StreamId;
  readonly at: number | null;
}

export interface LedgerPlace extends IndexPlace {
  readonly streamId: StreamId;
  readonly category: string | null;
  /** The stream's first event in the log: its category decides what folds the stream. */
  readonly begins: { readonly ordinal: number; readonly category: string | null };
}

/** First events of streams. */
export interface BegunStreams {
  readonly places: readonly LedgerPlace[];
  /** The log was looked through up to here. */
  readonly reached: number;
}

/** What a stream altered, or a part of it, derived from its beginning on. */
export interface DerivedStream {
  readonly streamId: StreamId;
  /** Their doubts count only together, as `doubt`. */
  readonly entries: readonly LedgerEntry[];
  /** True for the first part, with which everything that was known of the stream is forgotten. */
  readonly anew: boolean;
  /** From this ordinal on states of the stream cannot be told; 0: none can. */
  readonly doubt: number | null;
}

export interface DerivedStreams {
  readonly category: string;
  readonly streams: readonly DerivedStream[];
  /** Streams that begin up to this ordinal are derived now; null: all are. */
  readonly derived: number | null;
}

export interface CandidatePage {
  /** Newest first. */
  readonly places: readonly IndexPlace[];
  /** Everything from this ordinal on was looked through; 1 at the end. */
  readonly reached: number;
}

export interface CandidateRequest {
  /** Only events before this ordinal. */
  readonly below: number;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Events of one type on one day, in UTC (`2026-03-01`); null: without a time. */
export interface DayCount {
  readonly day: string | null;
  readonly type: string;
  readonly events: number;
}

/** Ordinals from one to another, both included. */
export interface OrdinalSpan {
  readonly from: number;
  readonly to: number;
}

export interface FactsRequest {
  /** Newest first, apart from each other. */
  readonly spans: readonly OrdinalSpan[];
  /** Which texts are told. */
  readonly texts: readonly IndexedText[];
  readonly signal: AbortSignal;
}

/** What the index itself knows of an event. */
export interface IndexFact {
  readonly ordinal: number;
  /** Milliseconds since 1970; null when there is no time that a chart could show. */
  readonly at: number | null;
  /** As asked for, by the place there; a list is one. */
  readonly texts: { at(place: number): string | null | undefined };
}

/**
 * What we know about a log without keeping its payloads. Every method that writes does all of it
 * together with what it says about the coverage, or nothing.
 */
export interface SearchIndex {
  coverage(): Promise<IndexCoverage>;

  /** Adds the events that follow in the log. */
  append(batch: IndexBatch): Promise<void>;

  /** Adds what the next events altered: all up to the ordinal `through`. */
  appendLedger(entries: readonly LedgerEntry[], through: number): Promise<void>;

  /** From now on this reducer is to fold the streams of a category, none of which is derived by it yet. */
  deriveAnew(category: string, reducer: LedgerReducer): Promise<void>;

  /**
   * Streams of a category that begin after an ordinal within the ledger, in order, at most so many. Looks through
   * a part of the log only.
   */
  streamsAfter(category: string, ordinal: number, limit: number): Promise<BegunStreams>;

  /** Places of a stream after an ordinal within the ledger, oldest first. */
  placesOf(stream: StreamId, ordinal: number, limit: number): Promise<readonly LedgerPlace[]>;

  /** Adds what streams altered that are derived anew. */
  appendDerived(derived: DerivedStreams): Promise<void>;

  /**
   * A step of less than a second towards being read fast, for when there is nothing to take in. True while there is
   * more to do. Answers are the same before, between and after.
   */
  tidy(): Promise<boolean>;

  /** Places after an ordinal, oldest first. */
  placesAfter(ordinal: number, limit: number): Promise<readonly LedgerPlace[]>;

  /** Place of an ordinal; null when there is none. */
  placeAt(ordinal: number): Promise<KnownPlace | null>;

  /** Events within the narrowing, newest first; none that belongs to it is left out. */
  candidates(narrowing: Narrowing, request: CandidateRequest): Promise<CandidatePage>;

  /** What is known of the events within the narrowing, newest first, in batches. */
  facts(narrowing: Narrowing, request: FactsRequest): AsyncIterable<readonly IndexFact[]>;

  /** All events by day and type. */
  days(): Promise<readonly DayCount[]>;

  close(): Promise<void>;
}
