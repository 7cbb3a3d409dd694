import type { EventId, Instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore } from '../port.ts';

export type SeedPayload =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'erased' };

/** An event to be written around the port. Seeds stand in log order. */
export interface SeedEvent {
  /** A UUID. */
  readonly id: string;
  /** `<category>-<rest>`, so that layouts that derive the category agree with those that store it. */
  readonly streamId: string;
  readonly category: string;
  readonly version: bigint;
  readonly type: string;
  readonly schemaVersion: string | null;
  /** Six digits after the point. */
  readonly recordedAt: Instant;
  readonly correlationId: string | null;
  readonly causationId: string | null;
  readonly initiator: string | null;
  readonly tags: readonly string[];
  readonly data: SeedPayload;
  /** Null: what the layout writes by itself, with the ids above where it keeps them there. */
  readonly metadata: SeedPayload | null;
}

/** What only some layouts can hold. */
export type Ability =
  /** JSON text is kept byte for byte; else as an equal value. */
  | 'exact-text'
  /** What is stored is as long as what is shown, and begins like it. */
  | 'plain-size'
  /** A payload column takes text that is no JSON. */
  | 'invalid-json'
  | 'bytes'
  | 'absent-data'
  | 'erased'
  | 'own-ids'
  | 'correlation'
  | 'initiator'
  | 'schema-version'
  | 'tags'
  /** The writer can choose the recorded time, to the microsecond. */
  | 'recorded-time'
  | 'microseconds'
  | 'version-gaps'
  | 'duplicate-versions'
  | 'any-stream-id';

/** A state to be saved around the port. */
export interface SeedSnapshot {
  readonly streamId: string;
  readonly category: string;
  readonly version: bigint;
  /** JSON of an object. */
  readonly text: string;
  /** Six digits after the point. */
  readonly recordedAt: Instant;
}

/** How states are saved in this layout. */
export interface SnapshotWriter {
  readonly save: (opened: Opened, snapshot: SeedSnapshot) => Promise<void>;
  /** `newest`: the next one of a stream takes the place of the last. */
  readonly keeps: 'every' | 'newest';
  /** False where the layout writes its own times. */
  readonly keepsTime: boolean;
}

export interface Unable {
  /** Ends the sentence "skipped because …". */
  readonly because: string;
}

export interface Opened {
  readonly store: EventStore;
  readonly append: (events: readonly SeedEvent[]) => Promise<void>;
  /** Tries to write through the adapter's own connection; must fail. */
  readonly attemptWrite: (() => Promise<unknown>) | Unable;
  readonly close: () => Promise<void>;
}

/** What a suite run needs. Seeding goes around the port: the port cannot write. */
export interface Harness {
  readonly firstVersion: 0n | 1n;
  /** Abilities that this layout lacks, with the reason. */
  readonly cannot: Readonly<Partial<Record<Ability, string>>>;
  /** A new store that holds these events and no others. */
  readonly open: (events: readonly SeedEvent[]) => Promise<Opened>;
  /** How the layout shows a seed where it differs from the seed itself. */
  readonly shows?: (seed: SeedEvent) => Partial<RecordedEvent>;
  /** Begin two writers, let the first draw its position and the second commit first. All their ids. */
  readonly lateCommit: ((opened: Opened) => Promise<readonly EventId[]>) | Unable;
  /** Opens a store that is not there; `secrets` must not stand in the error. */
  readonly openBroken:
    (() => { readonly attempt: Promise<unknown>; readonly secrets: readonly string[] }) | Unable;
  readonly snapshots: SnapshotWriter | Unable;
  /** A read that exceeds the adapter's own time limit. */
  readonly timeOut: (() => Promise<unknown>) | Unable;
}
