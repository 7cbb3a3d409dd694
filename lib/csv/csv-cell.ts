/** What stands in a cell, which says what may be done to it. */
export type CellKind =
  /** A name of somebody's choice: it has no lines, so it can never look like several rows. */
  | 'name'
  /** Text of a payload: its lines are its own. */
  | 'payload'
  /** A number as JSON writes it, which no program takes for a formula. */
  | 'number';

export interface CsvCell {
  readonly text: string;
  /** What was done to the text so that it is harmless; null: nothing. */
  readonly change: string | null;
}

/** Beginnings that spreadsheets take for a formula, those of full width among them. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const controlsAndLines = /[\u0000-\u001f\u007f-\u009f]/g;

/** The text as a cell that runs nothing when it is opened, and what was changed for that. */
export function csvCell(text: string, kind: CellKind): CsvCell {
  if (kind === 'number') return { text, change: null };
  const seen = text.replace(kind === 'name' ? controlsAndLines : controls, escaped);
  const begins = formula.test(text);
  return {
    text: begins ? `'${seen}` : seen,
    change: wordsOf({ begins, escaped: seen !== text }),
  };
}

function wordsOf(done: { readonly begins: boolean; readonly escaped: boolean }): string | null {
  const words = [
    done.begins ? "has a ' put before it" : '',
    done.escaped ? 'has control characters written as \\uXXXX' : '',
  ].filter(Boolean);
  return words.length === 0 ? null : words.join(' and ');
}

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
