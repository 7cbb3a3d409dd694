import { printColumn } from './print.ts';
import type { Reader } from './reader.ts';
import type { Column, FieldRef, Step } from './syntax.ts';

/** Columns of the table so far; null while the rows are still events. */
type Shape = readonly string[] | null;

/** Notes steps that ask for what an earlier step has already counted away. */
export function checkSteps(reader: Reader, steps: readonly Step[]): void {
  let shape: Shape = null;
  for (const step of steps) {
    const wrong = wrongStep(step, shape);
    if (wrong !== null) reader.problem(reader.spanOf(step), wrong);
    shape = shapeAfter(step, shape);
  }
}

function wrongStep(step: Step, shape: Shape): string | null {
  const missing = columnsOf(step).find((column) => !isThere(column, shape));
  if (missing !== undefined) {
    const has = shape === null ? 'count by … comes before it' : `it has ${shape.join(', ')}`;
    return `There is no column "${printColumn(missing)}" here: ${has}.`;
  }
  if (step.kind === 'by' && shape !== null) return 'The events are already counted here.';
  return null;
}

function columnsOf(step: Step): readonly Column[] {
  if (step.kind === 'sort') return [step.column];
  if (step.kind === 'show') return step.columns;
  if (step.kind === 'count') return step.by;
  const per = step.kind === 'first' || step.kind === 'last' ? step.per : null;
  return per === null ? [] : [per];
}

const isThere = (column: Column, shape: Shape): boolean =>
  shape === null ? isField(column) : shape.includes(printColumn(column));

const isField = (column: Column): column is FieldRef => typeof column !== 'string';

function shapeAfter(step: Step, shape: Shape): Shape {
  switch (step.kind) {
    case 'count':
      return [...step.by.map(printColumn), 'count'];
    case 'by':
      return [step.bucket, 'count'];
    case 'show':
      return step.columns.map(printColumn);
    case 'first':
    case 'last':
    case 'sort':
    case 'limit':
      return shape;
  }
}
