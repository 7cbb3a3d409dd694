import { END, instantText, type Micros } from './clock.ts';
import { print, type JsonRecord } from './json.ts';
import { digest, uuid } from './random.ts';

export type StoreName = 'accounts' | 'orders' | 'billing';

/** What other events need to name this one as their cause. */
export interface Recorded {
  readonly id: string;
  readonly at: Micros;
  readonly conversation: string | null;
}

export interface Fact {
  readonly store: StoreName;
  readonly stream: string;
  readonly type: string;
  readonly at: Micros;
  /** A function is asked in the order of the log, so that running totals are right. */
  readonly data: JsonRecord | (() => JsonRecord) | Raw | null;
  readonly by: string;
  readonly because?: Recorded;
  readonly conversation?: string;
  /** Overrides the cause, for a cause that exists nowhere. */
  readonly causationId?: string;
  readonly metadata?: JsonRecord | null;
  readonly category?: string;
  readonly schemaVersion?: number;
  readonly occurredAt?: Micros;
  /** What the store's clock said, where it was wrong. */
  readonly recordedAt?: Micros;
  readonly tenant?: string | null;
  readonly tags?: readonly string[];
  readonly erased?: boolean;
  /** Distance to the version before: 1 unless planted. */
  readonly versionStep?: number;
}

/** A payload exactly as it shall stand in the store. */
export class Raw {
  readonly content: string | Uint8Array;
  constructor(content: string | Uint8Array) {
    this.content = content;
  }
}

/** One row of a store, complete but for its position. */
export interface Row {
  readonly store: StoreName;
  readonly id: string;
  readonly stream: string;
  readonly category: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: string;
  readonly at: Micros;
  readonly recordedAt: string;
  readonly occurredAt: string | null;
  readonly correlationId: string | null;
  readonly causationId: string | null;
  readonly initiator: string;
  readonly tenant: string | null;
  readonly tags: readonly string[];
  readonly data: string | Uint8Array | null;
  readonly metadata: string | null;
  readonly erased: boolean;
}

interface Draft {
  readonly fact: Fact;
  readonly recorded: Recorded;
  readonly order: number;
}

export const conversationId = (name: string): string => `c-${digest(name, 12)}`;

const categoryOf = (stream: string): string => stream.slice(0, Math.max(stream.indexOf('-'), 0));

function content(data: Fact['data']): string | Uint8Array | null {
  if (data === null) return null;
  if (data instanceof Raw) return data.content;
  return print(typeof data === 'function' ? data() : data);
}

const optionalColumns = (fact: Fact) => ({
  category: fact.category ?? categoryOf(fact.stream),
  schemaVersion: String(fact.schemaVersion ?? 1),
  recordedAt: instantText(fact.recordedAt ?? fact.at),
  occurredAt: instantText(fact.occurredAt ?? fact.at),
  causationId: fact.causationId ?? fact.because?.id ?? null,
});

const restingColumns = (fact: Fact) => ({
  tenant: fact.tenant ?? null,
  tags: fact.tags ?? [],
  erased: fact.erased ?? false,
});

function metadataText({ metadata, store }: Fact): string | null {
  if (metadata === null) return null;
  return print(metadata ?? { service: store });
}

const toRow = ({ fact, recorded }: Draft, version: number): Row => ({
  store: fact.store,
  id: recorded.id,
  stream: fact.stream,
  version,
  type: fact.type,
  at: fact.at,
  ...optionalColumns(fact),
  ...restingColumns(fact),
  correlationId: recorded.conversation,
  initiator: fact.by,
  data: content(fact.data),
  metadata: metadataText(fact),
});

/** Collects what happened, in any order, and gives it back in the order of the log. */
export class Journal {
  readonly #drafts: Draft[] = [];
  readonly #ordinals = new Map<string, number>();

  /** An event after the demo's end is answered but not kept, and so is all that follows from it. */
  record(fact: Fact): Recorded {
    const key = `${fact.store}/${fact.stream}`;
    const ordinal = (this.#ordinals.get(key) ?? 0) + 1;
    this.#ordinals.set(key, ordinal);
    const recorded = {
      id: uuid(`${key}#${ordinal}`),
      at: fact.at,
      conversation: fact.conversation ?? fact.because?.conversation ?? null,
    };
    if (fact.at <= END) this.#drafts.push({ fact, recorded, order: this.#drafts.length });
    return recorded;
  }

  /** All rows in the order of time, versions given. Empties the journal. */
  rows(): readonly Row[] {
    const drafts = this.#drafts.splice(0);
    drafts.sort((a, b) => a.fact.at - b.fact.at || a.order - b.order);
    const versions = new Map<string, number>();
    return drafts.map((draft) => {
      const key = `${draft.fact.store}/${draft.fact.stream}`;
      const version = (versions.get(key) ?? 0) + (draft.fact.versionStep ?? 1);
      versions.set(key, version);
      return toRow(draft, version);
    });
  }
}

/** Numbers that grow with time, as a shop's order numbers do, each given once. */
export class Numbering {
  readonly #taken: Set<number>;
  readonly #first: number;
  readonly #begin: Micros;
  readonly #perMicro: number;

  constructor(scale: { first: number; begin: Micros; perDay: number; taken: readonly number[] }) {
    this.#taken = new Set(scale.taken);
    this.#first = scale.first;
    this.#begin = scale.begin;
    this.#perMicro = scale.perDay / 86_400_000_000;
  }

  at(moment: Micros): number {
    let number = this.#first + Math.floor((moment - this.#begin) * this.#perMicro);
    while (this.#taken.has(number)) number += 1;
    this.#taken.add(number);
    return number;
  }
}
