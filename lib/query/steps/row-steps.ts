import { printColumn } from '../print.ts';
import type { MatchContext } from '../evaluate/match-value.ts';
import type { Step } from '../syntax.ts';
import { bucketOf } from './bucket.ts';
import { cellKey, compareIn, isMissing } from './cells.ts';
import { Groups } from './groups.ts';
import type { Row, Rows } from './rows.ts';

export function applyStep(step: Step, current: Rows, context: MatchContext): Rows {
  switch (step.kind) {
    case 'limit':
      return { ...current, rows: current.rows.slice(0, step.count) };
    case 'show':
      return { ...current, columns: step.columns };
    case 'sort':
      return sorted(step, current, context);
    case 'first':
    case 'last':
      return firstOf(step, current);
    case 'count':
    case 'by':
      return counted(step, current, context);
  }
}

function sorted(
  { column, descending }: Extract<Step, { kind: 'sort' }>,
  current: Rows,
  { comparePositions }: MatchContext,
): Rows {
  const name = printColumn(column);
  const compare = compareIn(column, comparePositions);
  const rows = [...current.rows].sort((a, b) => {
    const [left, right] = [a.cells.get(name), b.cells.get(name)];
    // What has no value comes last, whichever way the rest is turned.
    if (isMissing(left) || isMissing(right)) return compare(left, right);
    return descending ? compare(right, left) : compare(left, right);
  });
  return { ...current, rows, sorted: true };
}

/** The first in the order of the rows; of events that stand newest first, the earliest. */
function firstOf(
  { kind, count, per }: Extract<Step, { kind: 'first' | 'last' }>,
  current: Rows,
): Rows {
  const fromEnd = (kind === 'last') === current.sorted;
  const seen = new Map<string, number>();
  const keep = (row: Row): boolean => {
    const key = per === null ? '' : cellKey(row.cells.get(printColumn(per)));
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return number <= count;
  };
  const rows = fromEnd
    ? current.rows.toReversed().filter(keep).toReversed()
    : current.rows.filter(keep);
  return { ...current, rows };
}

/** Counts rows that earlier steps have left. */
function counted(
  step: Extract<Step, { kind: 'count' | 'by' }>,
  { rows }: Rows,
  { clock }: MatchContext,
): Rows {
  const groups = new Groups(step);
  for (const { event, cells } of rows) {
    const lists = new Map(
      [...cells].map(([name, cell]) => [name, cell === undefined ? [] : [cell]] as const),
    );
    const time = event?.recordedAt ?? null;
    groups.take(lists, step.kind === 'by' ? bucketOf(time, step.bucket, clock.zone) : undefined);
  }
  return groups.rows();
}
