import type { EventView, PayloadView } from '@/lib/api/views.ts';
import type { Field } from './csv-row.ts';

type ReadField = (event: EventView) => string | null;

/** Columns of an event under the names of the query language, in the order of a file. */
const facts: Readonly<Record<string, ReadField>> = {
  position: ({ position }) => position,
  recorded: ({ recordedAt }) => recordedAt,
  occurred: ({ occurredAt }) => occurredAt,
  stream: ({ streamId }) => streamId,
  version: ({ version }) => version,
  type: ({ type }) => type,
  event: ({ id }) => id,
  category: ({ category }) => category,
  initiator: ({ initiator }) => initiator,
  correlation: ({ correlationId }) => correlationId,
  cause: ({ causationId }) => causationId,
  tenant: ({ tenant }) => tenant,
  tag: ({ tags }) => (tags.length === 0 ? null : tags.join(' ')),
  schema: ({ schemaVersion }) => schemaVersion,
};

const payloads = ['data', 'metadata'] as const;

export const eventColumns: readonly string[] = [...Object.keys(facts), ...payloads];

/** An event, masked already, as the fields of a row. */
export function eventFields(event: EventView): readonly Field[] {
  return [
    ...Object.entries(facts).map(([name, read]): Field => {
      const kind = name === 'version' ? 'number' : 'name';
      return { name, text: read(event), kind };
    }),
    ...payloads.map((name): Field => ({ name, kind: 'payload', ...shown(event[name]) })),
  ];
}

function shown(payload: PayloadView): Pick<Field, 'text' | 'note'> {
  switch (payload.kind) {
    case 'json':
      return payload.text === '' ? { text: '', note: 'is an empty text' } : { text: payload.text };
    case 'binary':
      return { text: payload.base64, note: 'is base64 of what is no text' };
    case 'oversized':
      return { text: payload.head, note: `is the beginning of ${payload.size} characters` };
    case 'absent':
      return { text: null };
    case 'erased':
      return { text: null, note: 'is erased' };
    case 'masked':
      return { text: null, note: 'is masked' };
    case 'omitted':
      return { text: null, note: 'was not read' };
  }
}
