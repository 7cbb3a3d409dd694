import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { QueryContext } from '../evaluate/compile.ts';
import type { Judged } from '../evaluate/field-values.ts';
import { fieldsOf } from '../fields-of.ts';
import { printColumn } from '../print.ts';
import type { Column, FieldRef, Query, Step } from '../syntax.ts';
import { bucketOf } from './bucket.ts';
import { cellText, type Cell } from './cells.ts';
import { eventCells, type EventCells } from './event-cells.ts';
import { Groups } from './groups.ts';
import { applyStep } from './row-steps.ts';
import type { Row, Rows } from './rows.ts';

/** What the steps of a query make of the events that match it. */
export interface StepResult {
  /** Names of the columns; null while the rows are still events. */
  readonly columns: readonly string[] | null;
  /** Texts as people read them; null = missing. Empty for events without `show`. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** The events behind the rows, where a row is one. */
  readonly events: readonly RecordedEvent[];
  /** Events that are in no row, because a value they are grouped or ordered by cannot be read. */
  readonly unreadable: number;
  /** True when there were more events than are kept for sorting: the result is of the newest. */
  readonly cut: boolean;
}

/** The same as values, for whom texts are not enough. */
export interface StepTable extends Pick<StepResult, 'events' | 'unreadable' | 'cut'> {
  /** Null while the rows are still events. */
  readonly columns: readonly Column[] | null;
  readonly rows: readonly (readonly Cell[])[];
}

/** Most events kept where a step needs them all at once. */
export const mostKept = 100_000;

/**
 * Takes the matching events newest first and applies the steps. A count as first step keeps only
 * its groups, so it takes any number of events.
 */
export class StepRun {
  readonly #query: Query;
  readonly #context: QueryContext;
  readonly #cells: (judged: Judged, service: string | null) => EventCells;
  readonly #groups: Groups | null;
  readonly #rest: readonly Step[];
  readonly #kept: Row[] = [];
  #unreadable = 0;
  #cut = false;

  constructor(query: Query, context: QueryContext) {
    const [first, ...rest] = query.steps;
    this.#query = query;
    this.#context = context;
    this.#groups = first?.kind === 'count' || first?.kind === 'by' ? new Groups(first) : null;
    this.#rest = this.#groups === null ? query.steps : rest;
    this.#cells = eventCells(query, context, eventFields(query.steps));
  }

  /** `service`: the store it comes from, where there are several. */
  take(judged: Judged, service: string | null = this.#context.service): void {
    const cells = this.#cellsOf(judged, service);
    if (cells === null) {
      this.#unreadable += 1;
      return;
    }
    const { event } = judged.reading;
    if (this.#groups !== null) this.#groups.take(cells, this.#bucket(event));
    else if (this.#kept.length < mostKept) this.#kept.push({ event, cells: firsts(cells) });
    else this.#cut = true;
  }

  result(): StepResult {
    const { columns, rows, ...rest } = this.table();
    return {
      ...rest,
      columns: columns?.map(printColumn) ?? null,
      rows: rows.map((cells) => cells.map(cellText)),
    };
  }

  table(): StepTable {
    const start: Rows = this.#groups?.rows() ?? {
      columns: null,
      rows: this.#kept,
      sorted: false,
    };
    const { columns, rows } = this.#rest.reduce<Rows>(
      (current, step) => applyStep(step, current, this.#context),
      start,
    );
    return {
      columns,
      rows:
        columns === null
          ? []
          : rows.map(({ cells }) => columns.map((column) => cells.get(printColumn(column)))),
      events: rows.flatMap(({ event }) => event ?? []),
      unreadable: this.#unreadable,
      cut: this.#cut,
    };
  }

  #cellsOf(
    judged: Judged,
    service: string | null,
  ): ReadonlyMap<string, readonly JsonValue[]> | null {
    const cells = new Map<string, readonly JsonValue[]>();
    for (const [name, values] of this.#cells(judged, service)) {
      if (values === null) return null;
      cells.set(name, values);
    }
    return cells;
  }

  #bucket({ recordedAt }: RecordedEvent): Cell {
    const [first] = this.#query.steps;
    const { zone } = this.#context.clock;
    return first?.kind === 'by' ? bucketOf(recordedAt, first.bucket, zone) : undefined;
  }
}

/** The fields read from events; behind a count the columns of its table are asked for instead. */
function eventFields(steps: readonly Step[]): readonly FieldRef[] {
  const counted = steps.findIndex(({ kind }) => kind === 'count' || kind === 'by');
  const onEvents = counted < 0 ? steps : steps.slice(0, counted + 1);
  return fieldsOf({ expr: null, steps: onEvents });
}

/** A row shows and sorts by the first value of a field that has several. */
const firsts = (cells: ReadonlyMap<string, readonly JsonValue[]>): ReadonlyMap<string, Cell> =>
  new Map([...cells].map(([name, values]) => [name, values[0]]));
