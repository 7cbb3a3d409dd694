import { instant } from '@/lib/events/ids.ts';
import { compareNumbers } from '@/lib/json/compare-numbers.ts';
import { isNumber, kindOf } from '@/lib/json/kinds.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { fieldInfo } from '../fields.ts';
import type { Column } from '../syntax.ts';

/** One value of a row; undefined = missing. */
export type Cell = JsonValue | undefined;

/** As people read it: text without quotes, everything else as JSON; null = missing. */
export const cellText = (cell: Cell): string | null => {
  if (cell === undefined) return null;
  return typeof cell === 'string' ? cell : printJson(cell);
};

/** Tells groups apart: the number 5 and the text "5" are two, missing is a group of its own. */
export const cellKey = (cell: Cell): string => (cell === undefined ? '' : printJson(cell));

export type CompareCells = (a: Cell, b: Cell) => number;

const ranks = { number: 0, string: 1, boolean: 2, array: 3, object: 4, null: 5 } as const;

const rank = (cell: Cell): number => (cell === undefined ? 6 : ranks[kindOf(cell)]);

/** The order of a column: by what its field holds; missing values always come last. */
export function compareIn(
  column: Column,
  comparePositions: (a: string, b: string) => number,
): CompareCells {
  const kind = typeof column === 'string' ? 'json' : fieldInfo(column.name).kind;
  const texts = {
    time: (a: string, b: string) => compareInstants(instant(a), instant(b)),
    position: comparePositions,
  };
  const compareTexts = kind === 'time' || kind === 'position' ? texts[kind] : byCodeUnits;
  return (a, b) => {
    const byRank = rank(a) - rank(b);
    if (byRank !== 0) return byRank;
    if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
    if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
    return byCodeUnits(cellKey(a), cellKey(b));
  };
}

export const byCodeUnits = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

export const isMissing = (cell: Cell): boolean => cell === undefined;
