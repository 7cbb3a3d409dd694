import type { FieldName } from './fields.ts';
import { parseQuery } from './parse.ts';
import { printField } from './parse-field.ts';
import { printQuery } from './print.ts';
import type { Column, FieldRef, Query } from './syntax.ts';

/** Columns that still can be read beside each other. */
export const mostColumns = 6;

/** What lies around an event is not in a row of it. */
const beyondEvent: ReadonlySet<FieldName> = new Set<FieldName>([
  ...(['change', 'state', 'was', 'causes', 'root', 'finding'] as const),
]);

/** True for a field that an event tells by itself. */
export const isOfEvent = (name: FieldName): boolean => !beyondEvent.has(name);

const isField = (column: Column): column is FieldRef => typeof column !== 'string';

export type ReadColumns =
  | { readonly ok: true; readonly columns: readonly FieldRef[] }
  | { readonly ok: false; readonly message: string };

/** Reads fields separated by commas, each once, as an address names them; empty text names none. */
export function readColumns(text: string): ReadColumns {
  if (text.trim() === '') return { ok: true, columns: [] };
  const { query, problems } = parseQuery(`| show ${text}`);
  const [problem] = problems;
  if (problem !== undefined) return { ok: false, message: problem.message };
  const [step] = query.steps;
  if (step?.kind !== 'show' || query.steps.length > 1) {
    return { ok: false, message: 'Name fields, separated by commas.' };
  }
  return checked(step.columns.filter(isField));
}

function checked(fields: readonly FieldRef[]): ReadColumns {
  const columns = [...new Map(fields.map((field) => [printField(field), field])).values()];
  const far = columns.find(({ name }) => !isOfEvent(name));
  if (far !== undefined) {
    const message = `${printField(far)} is not told by an event alone; | show ${printField(far)} makes a table with it.`;
    return { ok: false, message };
  }
  if (columns.length > mostColumns) {
    return { ok: false, message: `At most ${mostColumns} columns stand beside each other.` };
  }
  return { ok: true, columns };
}

export const printColumns = (columns: readonly FieldRef[]): string =>
  columns.map(printField).join(',');

/** What a row of the list says before its chosen columns. */
const always: readonly FieldRef[] = (['recorded', 'stream', 'version', 'type'] as const).map(
  (name) => ({ name, path: [], counted: false }),
);

/** The query for a file with the columns of the list; null where the query makes a table of its own. */
export function withShown(query: Query, columns: readonly FieldRef[]): string | null {
  const isTable = query.steps.some(({ kind }) => ['count', 'by', 'show'].includes(kind));
  if (isTable || columns.length === 0) return null;
  const names = new Set(columns.map(printField));
  const before = always.filter((field) => !names.has(printField(field)));
  return printQuery({
    ...query,
    steps: [...query.steps, { kind: 'show', columns: [...before, ...columns] }],
  });
}
