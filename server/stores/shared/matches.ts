import { AppError } from '@/lib/errors.ts';
import { instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { PushableTerm, PushedFilter } from '../port.ts';

/**
 * The definition of every pushed term: what a store answers must equal this over all its events.
 * Comparison is by code units, upper and lower case apart. An absent value matches no term, so a
 * negated term holds for it. `dataContains` looks in the stored text of a JSON payload.
 */
export function matches(filter: PushedFilter, event: RecordedEvent): boolean {
  return filter.all.every(
    ({ term, anyOf, negated }) => anyOf.some((value) => holds(event, term, value)) !== negated,
  );
}

const holds = (event: RecordedEvent, term: PushableTerm, value: string): boolean =>
  tests[term](event, value);

const tests: Readonly<Record<PushableTerm, (event: RecordedEvent, value: string) => boolean>> = {
  stream: (event, value) => event.streamId === value,
  streamPrefix: (event, value) => event.streamId.startsWith(value),
  category: (event, value) => event.category === value,
  type: (event, value) => event.type === value,
  correlationId: (event, value) => event.correlationId === value,
  causationId: (event, value) => event.causationId === value,
  initiator: (event, value) => event.initiator === value,
  tag: (event, value) => event.tags.includes(value),
  recordedFrom: (event, value) => recordedCompare(event, value) >= 0,
  recordedTo: (event, value) => recordedCompare(event, value) < 0,
  dataContains: (event, value) => event.data.kind === 'json' && event.data.text.includes(value),
  dataEquals: () => {
    throw new AppError('unsupported', 'No store compares a field of a payload by itself.');
  },
};

/** NaN where the event has no recorded time, so that no comparison holds. */
const recordedCompare = (event: RecordedEvent, value: string): number =>
  event.recordedAt === null ? NaN : compareInstants(event.recordedAt, instant(value));
