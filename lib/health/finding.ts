import type { RecordedEvent } from '@/lib/events/recorded-event.ts';

export const findingKinds = [
  'gap',
  'duplicate-version',
  'duplicate-id',
  'idempotency',
  'late',
  'clock',
  'orphan',
  'unreadable',
  'oversized',
  'drift',
  'crud',
  'snapshot',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** One place where something is not as a log should be. */
export interface Example {
  /** Null where it is about a type and no single event. */
  readonly event: string | null;
  readonly stream: string | null;
  readonly version: string | null;
  readonly type: string;
  readonly note: string;
}

export interface Finding {
  readonly kind: FindingKind;
  readonly count: number;
  /** The newest of them. */
  readonly examples: readonly Example[];
}

const mostExamples = 20;

/** Counts all, and keeps the first few of each kind. */
export class Findings {
  readonly #found = new Map<FindingKind, { count: number; examples: Example[] }>();

  add(kind: FindingKind, example: Example): void {
    const found = this.#found.get(kind) ?? { count: 0, examples: [] };
    this.#found.set(kind, found);
    found.count += 1;
    if (found.examples.length < mostExamples) found.examples.push(example);
  }

  of(kind: FindingKind): Finding {
    const { count, examples } = this.#found.get(kind) ?? { count: 0, examples: [] };
    return { kind, count, examples: [...examples] };
  }
}

export const exampleOf = (
  { id, streamId, version, type }: RecordedEvent,
  note: string,
): Example => ({ event: id, stream: streamId, version: String(version), type, note });
