import type { EventId, Instant, Position, StreamId, Version } from './ids.ts';

/** A payload as the store holds it. Parsing happens late and only on `json`. */
export type Payload =
  | { readonly kind: 'json'; readonly text: string }
  | {
      readonly kind: 'binary';
      readonly bytes: Uint8Array;
      /** Why these bytes are not JSON text: `invalid-utf8`, `gzip`, `erlang-term`, `opaque`, … */
      readonly encoding: string;
    }
  /** Larger than the reader asked for: its size and the text it begins with. */
  | { readonly kind: 'oversized'; readonly size: number; readonly head: string }
  /** The store has no value here (SQL NULL). */
  | { readonly kind: 'absent' }
  /** Not asked for. */
  | { readonly kind: 'omitted' }
  /** The store says it is gone. */
  | { readonly kind: 'erased' };

/** One recorded fact, as every adapter returns it. */
export interface RecordedEvent {
  /** `<stream>@<version>` where a store has no ids of its own. */
  readonly id: EventId;
  readonly streamId: StreamId;
  readonly category: string | null;
  readonly version: Version;
  /** Null only when the store's order is per stream. */
  readonly position: Position | null;
  readonly type: string;
  readonly schemaVersion: string | null;
  readonly recordedAt: Instant | null;
  /** When the business says it happened; null when the store does not say. */
  readonly occurredAt: Instant | null;
  /** Times that the store wrote without a zone and does not define: they are read in `zoneTaken`, and said to be. */
  readonly zonesUnknown?: readonly ('recorded' | 'occurred')[];
  /** The zone that was configured for times without one; absent: UTC. */
  readonly zoneTaken?: string;
  readonly correlationId: string | null;
  /** Id of the direct cause, or `<stream>@<version>` where the store names its causes by place. */
  readonly causationId: string | null;
  /** Who did it, mapped from metadata. */
  readonly initiator: string | null;
  readonly tenant: string | null;
  readonly tags: readonly string[];
  /** True when this is a link: the event's home is another stream. */
  readonly link: boolean;
  readonly data: Payload;
  readonly metadata: Payload;
}
