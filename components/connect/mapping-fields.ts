import { suggestMapping } from '@/lib/events/suggest-mapping.ts';
import { tableMapping, type TableMapping, type ValueSource } from '@/lib/events/table-mapping.ts';
import type { SnapshotDraft } from '@/lib/events/suggest-snapshots.ts';
import type { GuessView, TableView } from '@/lib/api/stores.ts';

/** Fields of a mapping that name a column, and maybe a path inside it. */
type SourceField =
  | 'streamId'
  | 'version'
  | 'type'
  | 'data'
  | 'recordedAt'
  | 'eventId'
  | 'metadata'
  | 'category'
  | 'occurredAt'
  | 'correlationId'
  | 'causationId'
  | 'initiator'
  | 'schemaVersion'
  | 'tenant';

export interface MappingField {
  readonly name: SourceField;
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
}

/** In the order a reader answers them. */
export const mappingFields: readonly MappingField[] = [
  { name: 'streamId', label: 'Stream', hint: 'which entity the event is about', required: true },
  { name: 'type', label: 'Type', hint: 'what happened', required: true },
  { name: 'data', label: 'Data', hint: 'the payload as JSON', required: true },
  { name: 'version', label: 'Version', hint: 'the count within the stream', required: false },
  { name: 'recordedAt', label: 'Recorded', hint: 'when it was written', required: false },
  { name: 'metadata', label: 'Metadata', hint: 'JSON beside the payload', required: false },
  { name: 'eventId', label: 'Event id', hint: 'unique in the table', required: false },
  { name: 'category', label: 'Category', hint: 'the kind of entity', required: false },
  { name: 'occurredAt', label: 'Occurred', hint: 'when it happened', required: false },
  { name: 'initiator', label: 'Initiator', hint: 'who did it', required: false },
  { name: 'correlationId', label: 'Correlation id', hint: 'the conversation', required: false },
  { name: 'causationId', label: 'Causation id', hint: 'the cause', required: false },
  { name: 'schemaVersion', label: 'Schema version', hint: 'of the payload', required: false },
  { name: 'tenant', label: 'Tenant', hint: 'whose data', required: false },
];

/** A mapping being filled in; sources may be missing. */
export type DraftMapping = Omit<TableMapping, 'streamId' | 'type' | 'data' | 'snapshots'> &
  Readonly<Record<'streamId' | 'type' | 'data', ValueSource | null>> & {
    readonly snapshots: SnapshotDraft | null;
  };

/** What says where the store saves states, once it saves any. */
export const snapshotFields: readonly (Omit<MappingField, 'name'> & {
  readonly name: 'streamId' | 'version' | 'data' | 'type' | 'recordedAt';
})[] = [
  { name: 'streamId', label: 'Stream', hint: 'whose state it is', required: true },
  { name: 'version', label: 'Version', hint: 'the last one it has taken in', required: true },
  { name: 'data', label: 'State', hint: 'as JSON', required: true },
  { name: 'type', label: 'Kind', hint: 'what the store calls it', required: false },
  { name: 'recordedAt', label: 'Saved', hint: 'when it was written', required: false },
];

/** What the columns look like; where they look like nothing, an empty mapping of the table. */
export function draftFor(table: TableView): DraftMapping {
  const suggested = suggestMapping(table);
  if (suggested !== null) return suggested.mapping;
  const nothing = { column: '-', path: [] };
  const empty = tableMapping.parse({
    schema: table.schema,
    table: table.table,
    streamId: nothing,
    type: nothing,
    data: nothing,
  });
  return { ...empty, streamId: null, type: null, data: null };
}

/** Where mapping begins: with the table and columns of a guess that is a mapping, or with the first table. */
export function beginWith(
  tables: readonly TableView[],
  from: GuessView | null,
): { readonly at: number; readonly draft: DraftMapping | null } {
  const guessed = from?.layout === 'mapped' ? tableMapping.safeParse(from.parameters) : null;
  const mapping = guessed?.success === true ? guessed.data : null;
  const at = tables.findIndex(
    ({ schema, table }) => table === mapping?.table && schema === mapping.schema,
  );
  if (mapping !== null && at >= 0) return { at, draft: mapping };
  const [first] = tables;
  return { at: 0, draft: first === undefined ? null : draftFor(first) };
}

/** A table as the reader chooses it. */
export function tableWords({ schema, table, rows }: TableView): string {
  const name = schema === null ? table : `${schema}.${table}`;
  return rows === null ? name : `${name} (about ${rows.toLocaleString('en')} rows)`;
}

/** The path of keys inside a column's JSON as it is written: `meta.type`. */
export const printKeys = (path: readonly string[]): string => path.join('.');
export const readKeys = (text: string): readonly string[] =>
  text
    .split('.')
    .map((key) => key.trim())
    .filter((key) => key !== '');

/** The draft with one source set; an empty column removes it. */
export function withSource(
  draft: DraftMapping,
  field: SourceField,
  source: { readonly column: string; readonly path: readonly string[] },
): DraftMapping {
  const value = source.column === '' ? null : { column: source.column, path: [...source.path] };
  return { ...draft, [field]: value };
}

/** As `withSource`, for a part of the snapshots. */
export function withSnapshotSource(
  draft: DraftMapping,
  field: (typeof snapshotFields)[number]['name'],
  source: { readonly column: string; readonly path: readonly string[] },
): DraftMapping {
  const value = source.column === '' ? null : { column: source.column, path: [...source.path] };
  return {
    ...draft,
    snapshots: draft.snapshots === null ? null : { ...draft.snapshots, [field]: value },
  };
}

function lacksOf({ snapshots, ...draft }: DraftMapping): readonly string[] {
  return [
    ...mappingFields.flatMap(({ name, required, label }) =>
      required && draft[name] === null ? [label] : [],
    ),
    ...snapshotFields.flatMap(({ name, required, label }) =>
      required && snapshots !== null && snapshots[name] === null
        ? [`${label.toLowerCase()} of the saved states`]
        : [],
    ),
  ];
}

/** The guess that a finished draft is, or what it still lacks. */
export function guessOf(
  draft: DraftMapping,
):
  | { readonly ok: true; readonly guess: GuessView }
  | { readonly ok: false; readonly lacks: readonly string[] } {
  const lacks = lacksOf(draft);
  const parsed = tableMapping.safeParse(draft);
  if (lacks.length > 0 || !parsed.success) return { ok: false, lacks };
  const guess = {
    layout: 'mapped',
    title: `Table ${draft.table}, mapped by hand`,
    confidence: 1,
    reasons: ['You chose the columns.'],
    parameters: parsed.data,
  };
  return { ok: true, guess };
}
