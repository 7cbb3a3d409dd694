import { randomUUID } from 'node:crypto';
import { LOCAL_MEMBER } from '@/server/auth/principal.ts';
import type { Call, Service } from '@/server/services/define-service.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { BareStore } from './bare-store.ts';
import type { Finding } from './measure.ts';

/** A store under measurement, reached in three ways: as a service, through the port, bare. */
export interface Bench {
  readonly title: string;
  /** As in BACKSTORY_STORES, secret included. */
  readonly location: string;
  /** Id that services know the store by. */
  readonly id: string;
  readonly store: EventStore;
  /** The same events without an index on time. */
  readonly timeless: EventStore;
  readonly bare: BareStore;
  /** Events of the log, at positions 1 and up. */
  readonly events: number;
  /** Version of the first and of the last event of the longest stream. */
  readonly first: bigint;
  readonly last: bigint;
  /** Runs for an operation that wants so many: fewer in a quick run. */
  readonly runs: (wanted: number) => number;
}

export type Measure = (bench: Bench) => Promise<readonly Finding[]>;

const call = (): Call => ({
  principal: { memberId: LOCAL_MEMBER, name: 'Bench', role: 'developer' },
  signal: new AbortController().signal,
  requestId: randomUUID(),
  asOf: null,
});

/** What a service answers: permission, access log and masking included. */
export async function answer<Exposed>(service: Service<Exposed>, input: object): Promise<Exposed> {
  return (await service(call(), input)).value;
}

/** The answer as the text that a browser would be sent. */
export async function answerText(service: Service<unknown>, input: object): Promise<string> {
  return JSON.stringify(await answer(service, input));
}
