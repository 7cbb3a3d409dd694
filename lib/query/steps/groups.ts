import type { JsonValue } from '@/lib/json/value.ts';
import { printField } from '../parse-field.ts';
import type { Column, Step } from '../syntax.ts';
import { byCodeUnits, cellKey, compareIn, type Cell } from './cells.ts';
import type { Row, Rows } from './rows.ts';

type CountStep = Extract<Step, { kind: 'count' | 'by' }>;

interface Group {
  readonly cells: readonly Cell[];
  count: number;
}

/** Counts events by the values of fields, or by the time they were recorded. */
export class Groups {
  readonly #step: CountStep;
  readonly #groups = new Map<string, Group>();

  constructor(step: CountStep) {
    this.#step = step;
  }

  /** An event counts once for each different value it has; one without any counts as missing. */
  take(cells: ReadonlyMap<string, readonly JsonValue[]>, bucket: Cell): void {
    if (this.#step.kind === 'by') {
      this.#add([bucket]);
      return;
    }
    const lists = this.#step.by.map((field) => distinct(cells.get(printField(field)) ?? []));
    for (const combination of combinations(lists)) this.#add(combination);
  }

  rows(): Rows {
    const columns: readonly Column[] =
      this.#step.kind === 'by' ? [this.#step.bucket, 'count'] : [...this.#step.by, 'count'];
    const names = columns.map((column) =>
      typeof column === 'string' ? column : printField(column),
    );
    const groups = this.#sorted();
    // A plain count of nothing is a row that says 0.
    if (columns.length === 1 && groups.length === 0) groups.push({ cells: [], count: 0 });
    return {
      columns,
      sorted: true,
      rows: groups.map(({ cells, count }): Row => ({
        event: null,
        cells: new Map(names.map((name, index) => [name, name === 'count' ? count : cells[index]])),
      })),
    };
  }

  #add(cells: readonly Cell[]): void {
    const key = cells.map(cellKey).join('\u0000');
    const known = this.#groups.get(key);
    if (known === undefined) this.#groups.set(key, { cells, count: 1 });
    else known.count += 1;
  }

  /** Times in their order, values by how often they come. */
  #sorted(): Group[] {
    const groups = [...this.#groups];
    const compare = compareIn('count', byCodeUnits);
    if (this.#step.kind === 'by') groups.sort(([, a], [, b]) => compare(a.cells[0], b.cells[0]));
    else groups.sort(([a, x], [b, y]) => y.count - x.count || byCodeUnits(a, b));
    return groups.map(([, group]) => group);
  }
}

function distinct(values: readonly JsonValue[]): readonly Cell[] {
  if (values.length === 0) return [undefined];
  return [...new Map(values.map((value) => [cellKey(value), value])).values()];
}

/** One of each list, in every way; a single empty one for no lists. */
const combinations = (lists: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] =>
  lists.reduce<readonly (readonly Cell[])[]>(
    (all, list) => all.flatMap((start) => list.map((cell) => [...start, cell])),
    [[]],
  );
