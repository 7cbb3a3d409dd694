import type { ZodType } from 'zod';
import type { EventId, Instant, Position, StreamId, StreamKey, Version } from '@/lib/events/ids.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import type {
  StoreHealth,
  StoreDescription,
  VolumeRequest,
  Volume,
  LayoutGuess,
  TableShape,
  Horizon,
} from './port-answers.ts';

export type * from './port-answers.ts';

export type PushableTerm =
  | 'stream'
  | 'streamPrefix'
  | 'category'
  | 'type'
  | 'tag'
  | 'recordedFrom'
  | 'recordedTo'
  | 'correlationId'
  | 'causationId'
  | 'initiator'
  | 'dataEquals'
  | 'dataContains';

/** What a store can do, as data. The screen offers only this; a method outside it throws `unsupported`. */
export interface Capabilities {
  readonly order: 'total' | 'per-stream';
  readonly firstVersion: 0n | 1n;
  /** `bisected`: no index on time, so `locate` needs about log2(n) reads. */
  readonly timeLookup: 'indexed' | 'bisected' | 'none';
  /** Filter terms the store evaluates exactly as our evaluator does. Nothing else is ever pushed. */
  readonly pushdown: ReadonlySet<PushableTerm>;
  readonly tail: 'polled' | 'none';
  /** How the tail knows that nothing will appear below a position. */
  readonly seal: 'commit-order' | 'lock-holders' | 'snapshot-xmin' | 'time' | 'none';
  readonly snapshots: boolean;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Most items to return. */
  readonly limit: number;
  /** Most events to look at. A page may end early because of it; `next` then continues. */
  readonly maxScanned: number;
  /**
   * `data`: version, position, type, both times and data, which is all an inferred state and the rail
   * need; whatever else an event has comes as if the store had none, and metadata as omitted.
   */
  readonly payload: 'full' | 'data' | 'omit';
  /** Longest payload text to fetch, in characters; longer ones come as `oversized`. Default 1 MiB. */
  readonly maxPayload?: number;
}

/** A half-open walk: starts just after `after` (null = the near end), stops at `until` inclusive. */
export interface Range<Key> {
  readonly direction: 'forward' | 'backward';
  readonly after: Key | null;
  readonly until: Key | null;
}

export interface Page<Item, Key> {
  readonly items: readonly Item[];
  /** Key of the last event looked at, not the last returned; null when the range is exhausted. */
  readonly next: Key | null;
  readonly scanned: number;
}

/**
 * All terms must hold; a term holds when any of its values does. `recordedFrom` is inclusive,
 * `recordedTo` exclusive, both one instant.
 */
export interface PushedFilter {
  readonly all: readonly PushedTerm[];
}

export interface PushedTerm {
  readonly term: PushableTerm;
  readonly anyOf: readonly string[];
  readonly negated: boolean;
}

/** `skewed`: clocks ran backwards nearby, so time and order disagree. The screen must say so. */
export type Located =
  | {
      readonly in: 'stream';
      readonly version: Version;
      readonly recordedAt: Instant;
      readonly skewed: boolean;
    }
  | {
      readonly in: 'log';
      readonly position: Position;
      readonly recordedAt: Instant;
      readonly skewed: boolean;
    };

export type TailItem =
  | {
      readonly kind: 'event';
      readonly event: RecordedEvent;
      readonly position: Position;
      /** The event's position lies below one already delivered: it committed late. */
      readonly late: boolean;
    }
  /** Sent when caught up and at least every few seconds: where to resume although nothing matched. */
  | {
      readonly kind: 'progress';
      readonly position: Position;
      readonly live: boolean;
      /** Nothing can appear at or below it any more; absent: at or below `position`. */
      readonly settled?: Position;
    };

export interface StreamQuery {
  readonly prefix: string;
  /** Undefined: any category. Null: streams that have none. */
  readonly category?: string | null;
  /** `recent`: last activity first; throws `unsupported` where the store cannot. */
  readonly order: 'id' | 'recent';
}

export interface StreamSummary {
  readonly streamId: StreamId;
  readonly category: string | null;
  readonly firstVersion: Version | null;
  readonly lastVersion: Version | null;
  /** Number of events where the store knows it without a count; else null. */
  readonly events: bigint | null;
  readonly lastRecordedAt: Instant | null;
  readonly key: StreamKey;
}

/** A state that the store itself saved. */
export interface StoreSnapshot {
  readonly version: Version;
  readonly type: string | null;
  readonly recordedAt: Instant | null;
  readonly data: Payload;
  /** Members at its top that the library itself wrote, such as an id: no event needs to say them. */
  readonly ownMembers?: readonly string[];
}

/** A read-only window on one event store. No method writes, and none can: see `check`. */
export interface EventStore {
  readonly capabilities: Capabilities;

  /** Reachable, readable, refused a write? Says whether read-only is enforced by the store or only requested. */
  check(signal: AbortSignal): Promise<StoreHealth>;

  /** Known categories and types for suggestions and overview. May be sampled; then `sampled` is true. */
  describe(signal: AbortSignal): Promise<StoreDescription>;

  /** Events per time bucket and category, counted or estimated from a sample; null for an empty store. */
  volume(request: VolumeRequest, signal: AbortSignal): Promise<Volume | null>;

  /** Streams that match, in id order or by last activity. */
  listStreams(
    query: StreamQuery,
    range: Range<StreamKey>,
    options: ReadOptions,
  ): Promise<Page<StreamSummary, StreamKey>>;

  /** One stream by version. An unknown stream is an empty page. */
  readStream(
    stream: StreamId,
    range: Range<Version>,
    options: ReadOptions,
  ): Promise<Page<RecordedEvent, Version>>;

  /**
   * The beginnings of several streams (at most 100), of each the first page as of `readStream`. Streams for which
   * one answer has no room are left out; an unknown one is an empty page.
   */
  readStreams(
    streams: readonly StreamId[],
    options: ReadOptions,
  ): Promise<ReadonlyMap<StreamId, Page<RecordedEvent, Version>>>;

  /** The log by position, filtered by the store itself. */
  readLog(
    filter: PushedFilter,
    range: Range<Position>,
    options: ReadOptions,
  ): Promise<Page<RecordedEvent, Position>>;

  /** Events at these positions (at most 500), in log order; positions that hold none are left out. */
  readPositions(
    positions: readonly Position[],
    options: ReadOptions,
  ): Promise<readonly RecordedEvent[]>;

  findEvent(id: EventId, signal: AbortSignal): Promise<RecordedEvent | null>;

  /** The events with these ids, in no order that means anything; ids that name none are left out. */
  findEvents(
    ids: readonly EventId[],
    options: Pick<ReadOptions, 'signal' | 'payload'>,
  ): Promise<readonly RecordedEvent[]>;

  /** Last event recorded at or before `time`, in a stream or (null) in the log; null when there is none. */
  locate(time: Instant, stream: StreamId | null, signal: AbortSignal): Promise<Located | null>;

  /** The newest snapshot the store itself saved at or below `until`; null when it has none. */
  readSnapshot(
    stream: StreamId,
    until: Version | null,
    signal: AbortSignal,
  ): Promise<StoreSnapshot | null>;

  /**
   * Events after `after` (`start`: before the first), for ever, each once. Must not pass a position while an
   * older transaction could still commit below it: better late than lost, and resumed rather twice than lost.
   */
  tail(
    filter: PushedFilter,
    after: Position | 'head' | 'start',
    signal: AbortSignal,
  ): AsyncIterable<TailItem>;

  /** How far the log is final now, while others write into it. */
  horizon(signal: AbortSignal): Promise<Horizon>;

  comparePositions(a: Position, b: Position): number;

  close(): Promise<void>;
}

/** One per engine. `config` draws the form, `detect` guesses the layout, `open` connects. */
export interface StoreAdapter<Config> {
  readonly engine: string;
  readonly config: ZodType<Config>;
  /** Layouts found, best first; empty when nothing fits. */
  detect(config: Config, signal: AbortSignal): Promise<readonly LayoutGuess[]>;
  /** Tables and columns, for the guided mapper. */
  inspect(config: Config, signal: AbortSignal): Promise<readonly TableShape[]>;
  open(config: Config, guess: LayoutGuess): Promise<EventStore>;
}
