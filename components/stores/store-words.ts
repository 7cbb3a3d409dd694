import type { StoreCard } from '@/lib/api/stores.ts';
import type { HealthView } from '@/lib/api/views.ts';
import type { Tone } from '@/components/ui/tag.tsx';

interface Word {
  readonly label: string;
  readonly title: string;
}

type Capabilities = NonNullable<StoreCard['capabilities']>;

const layouts: Readonly<Record<string, string>> = {
  'message-db': 'Message DB',
  emmett: 'Emmett',
  castore: 'Castore',
  marten: 'Marten',
  commanded: 'Commanded',
  'rails-event-store': 'Rails Event Store',
  backstory: 'Backstory layout',
  mapped: 'Own tables, mapped',
};

/** The layout by the name its makers use, and how sure the detection was. */
export function layoutWords({ layout, confidence }: StoreCard): Word {
  const label = layouts[layout] ?? layout;
  if (confidence === undefined) return { label, title: 'Layout of the events, as configured' };
  return { label, title: `Layout of the events, detected: ${Math.round(confidence * 100)} % sure` };
}

export const engineWords = ({ engine, health }: StoreCard): string => {
  if (health !== null && health.server !== '') return health.server;
  return { sqlite: 'SQLite', postgres: 'PostgreSQL', memory: 'In memory' }[engine] ?? engine;
};

/** Whether the store itself refuses writing or only we do not write. */
export function readOnlyWords(health: HealthView | null): Word & { readonly tone: Tone } {
  if (health === null) {
    return { label: 'not checked', title: 'The store did not answer.', tone: 'red' };
  }
  const title = health.readOnlyReason;
  return health.readOnly === 'enforced'
    ? { label: 'read-only, enforced by the store', title, tone: 'green' }
    : { label: 'read-only by our requests only', title, tone: 'amber' };
}

const tails: Readonly<Record<Capabilities['tail'], string>> = {
  polled: 'new events are asked for',
  none: 'new events cannot be followed',
};

export const tailWords = ({ tail }: Capabilities): string => tails[tail];

const times: Readonly<Record<Capabilities['timeLookup'], string>> = {
  indexed: 'indexed by time',
  bisected: 'times are found by bisection',
  none: 'times cannot be looked up',
};

export const timeWords = ({ timeLookup }: Capabilities): string => times[timeLookup];
