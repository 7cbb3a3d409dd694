import { domainOf } from './field-axis.ts';
import { stateWords, type FieldRow, type FieldState } from './field-rows.ts';
import type { FieldSpan } from './field-spans.ts';

export interface Stretch {
  readonly key: string;
  /** 0–1 along the axis. */
  readonly start: number;
  readonly width: number;
}

/** One value and when the field had it. */
export interface ValueLane {
  readonly key: string;
  readonly state: FieldState;
  /** Lossless JSON text; null for the states that are no value. */
  readonly value: string | null;
  readonly label: string;
  readonly stretches: readonly Stretch[];
}

/** More stretches than pixels are one stretch. */
const finest = 1 / 2000;

interface OpenLane extends ValueLane {
  readonly stretches: Stretch[];
}

/** A lane per value in the order in which they first appeared. */
export function valueLanes(spans: readonly FieldSpan[]): readonly ValueLane[] {
  const [from, to] = domainOf(spans);
  const length = to - from;
  const lanes = new Map<string, OpenLane>();
  for (const { row, start, end } of spans) {
    const lane = lanes.get(keyOf(row)) ?? newLane(row);
    lanes.set(lane.key, lane);
    const [left, right] = [(start - from) / length, (end - from) / length];
    add(lane.stretches, { key: row.key, start: left, width: Math.max(finest, right - left) });
  }
  return [...lanes.values()];
}

const keyOf = ({ state, value }: FieldRow): string =>
  state === 'value' ? `= ${value ?? ''}` : state;

function newLane(row: FieldRow): OpenLane {
  const { state, value } = row;
  const key = keyOf(row);
  if (state !== 'value')
    return { key, state, value: null, label: stateWords[state], stretches: [] };
  return { key, state, value, label: value ?? '', stretches: [] };
}

/** Joins a stretch to the one before where the hole between them is too fine to be seen. */
function add(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  if (last === undefined || next.start - (last.start + last.width) > finest) {
    stretches.push(next);
    return;
  }
  stretches[stretches.length - 1] = { ...last, width: next.start + next.width - last.start };
}
