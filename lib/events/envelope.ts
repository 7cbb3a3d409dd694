import { isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { initiatorOf } from './initiator.ts';
import { MetadataKeys, plainKey } from './metadata-keys.ts';
import type { Payload } from './recorded-event.ts';

/** What metadata says about an event by convention, for stores without columns of their own for it. */
export interface Envelope {
  readonly correlationId: string | null;
  /** An id, or `<stream>@<version>` where metadata names the cause by its place. */
  readonly causationId: string | null;
  readonly initiator: string | null;
  readonly tenant: string | null;
  readonly schemaVersion: string | null;
}

const keysFor = (...names: readonly string[]): readonly string[] => names.map(plainKey);

const correlation = keysFor(
  'correlationId',
  'eventuous.correlation-id',
  'correlation',
  'correlationStreamName',
);
const causation = keysFor('causationId', 'eventuous.causation-id', 'causedBy', 'causation');
const causeStream = keysFor('causationMessageStreamName');
const causeVersion = keysFor('causationMessagePosition');
const tenant = keysFor('tenantId', 'tenant');
const schema = keysFor('schemaVersion', 'eventVersion');

const nothing: Envelope = {
  correlationId: null,
  causationId: null,
  initiator: null,
  tenant: null,
  schemaVersion: null,
};

/** Reads metadata once for all five. Metadata that is not a JSON object says nothing. */
export function envelopeOf(metadata: Payload): Envelope {
  if (metadata.kind !== 'json') return nothing;
  const parsed = parseJson(metadata.text);
  if (!parsed.ok || !isObject(parsed.value)) return nothing;
  const keys = new MetadataKeys(parsed.value);
  return {
    correlationId: keys.text(correlation),
    causationId: keys.text(causation) ?? causeByPlace(keys),
    initiator: initiatorOf(keys),
    tenant: keys.text(tenant),
    schemaVersion: keys.text(schema),
  };
}

/** Eventide names a cause by stream and version: `account:command-1` and `4` are `account:command-1@4`. */
function causeByPlace(keys: MetadataKeys): string | null {
  const stream = keys.text(causeStream);
  const version = keys.text(causeVersion);
  return stream === null || version === null ? null : `${stream}@${version}`;
}
