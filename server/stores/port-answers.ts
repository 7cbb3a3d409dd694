import type { Instant, Position } from '@/lib/events/ids.ts';

export interface StoreHealth {
  readonly reachable: boolean;
  /** Product and version, for example `PostgreSQL 18.1`. */
  readonly server: string;
  /** `enforced`: the store itself refuses our writes. `requested`: only our own settings do. */
  readonly readOnly: 'enforced' | 'requested';
  /** One sentence: how read-only is guaranteed. */
  readonly readOnlyReason: string;
  readonly warnings: readonly HealthWarning[];
}

export interface HealthWarning {
  /** Stable word, for example `role-superuser`, `standby`, `sequence-cache`. */
  readonly code: string;
  readonly severity: 'danger' | 'notice';
  readonly message: string;
  /** SQL or a setting that removes the cause; null when there is none. */
  readonly remedy: string | null;
}

export interface TypeSummary {
  readonly type: string;
  readonly category: string | null;
  readonly count: bigint;
  readonly firstSeen: Instant | null;
  readonly lastSeen: Instant | null;
}

export interface CategorySummary {
  readonly category: string | null;
  readonly events: bigint;
  /** Null where counting streams would need a scan. */
  readonly streams: bigint | null;
}

export interface StoreDescription {
  readonly types: readonly TypeSummary[];
  readonly categories: readonly CategorySummary[];
  /** Exact when `sampled` is false, else an estimate. Null when the store offers none. */
  readonly events: bigint | null;
  readonly streams: bigint | null;
  readonly first: {
    readonly position: Position | null;
    readonly recordedAt: Instant | null;
  } | null;
  readonly head: { readonly position: Position | null; readonly recordedAt: Instant | null } | null;
  /** True when counts rest on a sample; `examined` says of how many events. */
  readonly sampled: boolean;
  readonly examined: bigint;
}

export interface VolumeRequest {
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Wanted number of buckets, 1–400. */
  readonly buckets: number;
}

export interface Volume {
  readonly from: Instant;
  readonly to: Instant;
  /** Width of a bucket in seconds. */
  readonly seconds: number;
  /** One entry per bucket and category that has events; `bucket` counts from 0 at `from`. */
  readonly counts: readonly {
    readonly bucket: number;
    readonly category: string | null;
    readonly events: number;
  }[];
  readonly sampled: boolean;
  readonly examined: bigint;
}

/** One layout found in a database, with its reasons. */
export interface LayoutGuess {
  /** Name of a layout of this engine, or `mapped`. */
  readonly layout: string;
  /** For people: `Message DB in schema message_store`. */
  readonly title: string;
  /** 0–1. */
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** What `open` needs beside the connection: schema, table, column mapping. JSON. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface TableShape {
  readonly schema: string | null;
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Estimated rows; null when unknown. */
  readonly rows: number | null;
}

/** How far a log is final. A read that begins after this was told finds all there is up to `settled`. */
export interface Horizon {
  /** The newest event; null: the log is empty. */
  readonly head: Position | null;
  /** Nothing can appear at or below it any more; null: of no place is that known. Never after `head`. */
  readonly settled: Position | null;
}
