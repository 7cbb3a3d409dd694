import type { JsonValue } from '@/lib/json/value.ts';
import type { QueryContext } from '../evaluate/compile.ts';
import { fieldValues, type Judged } from '../evaluate/field-values.ts';
import { frameOf } from '../evaluate/frame.ts';
import { printField } from '../parse-field.ts';
import type { FieldRef, Query } from '../syntax.ts';

/** Values of fields by the name of each; null where what a field looks at cannot be read. */
export type EventCells = ReadonlyMap<string, readonly JsonValue[] | null>;

/** Reads fields of events as the steps of a query do; of events of the store that is named, where several are. */
export function eventCells(
  { scopes }: Pick<Query, 'scopes'>,
  { clock, service }: QueryContext,
  fields: readonly FieldRef[],
): (judged: Judged, service?: string | null) => EventCells {
  const frame = frameOf(scopes, clock);
  const named = fields.map((field) => [printField(field), field] as const);
  return (judged, from = service) => {
    const framed = { ...frame, service: from };
    return new Map(named.map(([name, field]) => [name, fieldValues(judged, field, framed)]));
  };
}
