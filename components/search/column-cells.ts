import type { PayloadView } from '@/lib/api/views.ts';
import { eventFromView } from '@/lib/events/view.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import { fieldValues } from '@/lib/query/evaluate/field-values.ts';
import { nothingKnown } from '@/lib/query/evaluate/surroundings.ts';
import { printField } from '@/lib/query/parse-field.ts';
import { cellText } from '@/lib/query/steps/cells.ts';
import type { FieldRef } from '@/lib/query/syntax.ts';
import type { FoundEvent } from './found-event.ts';

export interface ColumnCell {
  /** The field as it is written. */
  readonly name: string;
  /** What stands there, several values separated by commas; null where nothing does. */
  readonly text: string | null;
  /** Values that are not in the text. */
  readonly more: number;
  /** Why nothing can be told. */
  readonly note: string | null;
}

/** Values of one field told in a row. */
const mostValues = 3;

const frame = { at: null, during: { from: null, to: null } } as const;

/** What an event says in the chosen columns. */
export function columnCells(
  event: FoundEvent,
  columns: readonly FieldRef[],
): readonly ColumnCell[] {
  const reading = new EventReading(eventFromView(event));
  const judged = { reading, surroundings: nothingKnown };
  return columns.map((field): ColumnCell => {
    const values = fieldValues(judged, field, { ...frame, service: event.store });
    const name = printField(field);
    if (values === null) return { name, text: null, more: 0, note: whyNot(event, field) };
    const texts = values.slice(0, mostValues).map((value) => cellText(value) ?? '');
    const more = Math.max(0, values.length - mostValues);
    return { name, text: texts.length === 0 ? null : texts.join(', '), more, note: null };
  });
}

function whyNot({ data, metadata }: FoundEvent, { name }: FieldRef): string {
  const payload: PayloadView = name === 'metadata' ? metadata : data;
  switch (payload.kind) {
    case 'masked':
      return 'masked';
    case 'erased':
      return 'erased';
    case 'oversized':
      return 'too long for a list';
    case 'omitted':
      return 'not fetched';
    case 'absent':
    case 'binary':
    case 'json':
      return 'cannot be read';
  }
}
