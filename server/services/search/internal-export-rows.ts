import 'server-only';
import { cellField, unreadableField } from '@/lib/csv/cell-field.ts';
import { csvHead, csvRow } from '@/lib/csv/csv-row.ts';
import { eventColumns, eventFields } from '@/lib/csv/event-row.ts';
import { exportLine } from '@/lib/events/export-line.ts';
import { exportView } from '@/lib/events/export-view.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { maskedCell } from '@/lib/masking/masked-cell.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { printColumn } from '@/lib/query/print.ts';
import type { Cell } from '@/lib/query/steps/cells.ts';
import { eventCells } from '@/lib/query/steps/event-cells.ts';
import { jsonRow } from '@/lib/query/steps/json-row.ts';
import { mostKept, StepRun, type StepTable } from '@/lib/query/steps/run-steps.ts';
import type { Column, FieldRef, Query } from '@/lib/query/syntax.ts';
import type { ExportFormat } from '@/lib/api/jobs.ts';
import type { Judge } from './internal-judge.ts';
import { isPassedThrough } from './internal-passed-through.ts';
import type { WholePayloads } from './internal-whole-payloads.ts';

/** What becomes of the matches of a search in a file. */
export interface ExportRows {
  /** What the file begins with. */
  readonly head: string;
  /** What matches add to the file, newest first. */
  take(events: readonly RecordedEvent[]): Promise<string>;
  /** What is written when there are no more, and sentences about what is not in it. */
  end(): RowsEnd;
  /** Whether work can go on after any match; else it has to begin again. */
  readonly goesOn: boolean;
}

export interface RowsEnd {
  readonly parts: AsyncIterable<string>;
  readonly notes: readonly string[];
}

export interface RowsRequest {
  readonly judge: Judge;
  readonly payloads: WholePayloads;
  readonly format: ExportFormat;
  readonly policy: MaskingPolicy;
}

/** Events one by one where the steps of the query allow it; else all that they make together at the end. */
export const exportRows = (request: RowsRequest): ExportRows =>
  isPassedThrough(request.judge.plan.query) ? new PassedThrough(request) : new Collected(request);

class PassedThrough implements ExportRows {
  readonly goesOn = true;
  readonly head: string;
  readonly #payloads: WholePayloads;
  readonly #write: (event: RecordedEvent) => string | Promise<string>;

  constructor(request: RowsRequest) {
    const { query } = request.judge.plan;
    const columns = request.format === 'csv' ? shownBy(query) : null;
    this.head = request.format === 'csv' ? headOf(columns) : '';
    this.#payloads = request.payloads;
    this.#write =
      columns === null ? (event) => eventText(event, request) : csvColumns(request, columns);
  }

  async take(events: readonly RecordedEvent[]): Promise<string> {
    const written: string[] = [];
    for (const event of events) written.push(await this.#write(await this.#payloads.of(event)));
    return written.join('');
  }

  end(): RowsEnd {
    return { parts: nothing(), notes: [] };
  }
}

class Collected implements ExportRows {
  readonly goesOn = false;
  readonly head = '';
  readonly #request: RowsRequest;
  readonly #run: StepRun;

  constructor(request: RowsRequest) {
    const { query, context } = request.judge.plan;
    this.#request = request;
    this.#run = new StepRun(query, context);
  }

  async take(events: readonly RecordedEvent[]): Promise<string> {
    for (const event of events) this.#run.take(await this.#request.judge.seen(event));
    return '';
  }

  end(): RowsEnd {
    const table = this.#run.table();
    return { parts: tableParts(table, this.#request), notes: tableNotes(table) };
  }
}

function shownBy({ steps }: Query): readonly Column[] | null {
  const shows = steps.flatMap((step) => (step.kind === 'show' ? [step.columns] : []));
  return shows.at(-1) ?? null;
}

const headOf = (columns: readonly Column[] | null): string =>
  csvHead(columns?.map(printColumn) ?? eventColumns);

/** An event with everything that is known of it. */
const eventText = (event: RecordedEvent, { format, policy }: RowsRequest): string =>
  format === 'csv'
    ? csvRow(eventFields(exportView(event, policy)))
    : `${exportLine(event, policy)}\n`;

async function* nothing(): AsyncGenerator<string> {
  // Everything was written as it came.
}

/** Columns of events that are still events are fields. */
const isField = (column: Column): column is FieldRef => typeof column !== 'string';

function csvColumns({ judge, policy }: RowsRequest, columns: readonly Column[]) {
  const { query, context } = judge.plan;
  const read = eventCells(query, context, columns.filter(isField));
  return async (event: RecordedEvent): Promise<string> => {
    const cells = read(await judge.seen(event));
    return csvRow(
      columns.map((column) => {
        const values = cells.get(printColumn(column)) ?? null;
        return values === null
          ? unreadableField(column)
          : cellField(column, maskedCell(policy, column, values[0]));
      }),
    );
  };
}

async function* tableParts(
  { columns, rows, events }: StepTable,
  request: RowsRequest,
): AsyncGenerator<string> {
  const { judge, format, payloads, policy } = request;
  const masked = (row: readonly Cell[]) =>
    row.map((cell, at) => maskedCell(policy, columns?.[at] ?? 'count', cell));
  if (format === 'csv') yield headOf(columns);
  const isOfEvents = !judge.plan.query.steps.some(({ kind }) => kind === 'count' || kind === 'by');
  if (columns === null || (format === 'ndjson' && isOfEvents)) {
    for (const event of events) yield eventText(await payloads.of(event), request);
  } else if (format === 'ndjson') {
    for (const row of rows) yield `${jsonRow(columns, masked(row))}\n`;
  } else {
    for (const row of rows) {
      const cells = masked(row);
      yield csvRow(columns.map((each, at) => cellField(each, cells[at])));
    }
  }
}

function tableNotes({ unreadable, cut }: StepTable): readonly string[] {
  return [
    unreadable === 0
      ? ''
      : `${unreadable === 1 ? '1 match is' : `${unreadable} matches are`} in no row, because a value they are grouped or ordered by cannot be read.`,
    cut
      ? `Only the newest ${mostKept} matches could be ordered; older ones are not in the file.`
      : '',
  ].filter(Boolean);
}
