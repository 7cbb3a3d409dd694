import { csvCell, type CellKind } from './csv-cell.ts';
import { csvLine } from './csv-line.ts';

/** The last column of every table: what of a row is not as the store has it. */
export const noteColumn = 'note';

export interface Field {
  readonly name: string;
  /** Null: there is nothing. */
  readonly text: string | null;
  readonly kind: CellKind;
  /** What is to be said of the value beside what its text needs. */
  readonly note?: string;
}

/** The first line of a file: names of columns, and the one for notes. */
export const csvHead = (names: readonly string[]): string =>
  csvLine([...names, noteColumn].map((name) => csvCell(name, 'name').text));

/** A line of values; the last cell names each that is not as the store has it. */
export function csvRow(fields: readonly Field[]): string {
  const cells = fields.map(({ text, kind }) => csvCell(text ?? '', kind));
  const notes = fields.flatMap(({ name, note }, at) => {
    const said = [note, cells[at]?.change].filter((each) => each != null);
    return said.length === 0 ? [] : [`${name} ${said.join(' and ')}`];
  });
  const note = csvCell(notes.join('; '), 'name');
  return csvLine([...cells, note].map(({ text }) => text));
}
