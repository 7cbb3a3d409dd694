import type { HeldNarrowing, ValueKey } from '@/lib/query/narrow/narrowing.ts';
import {
  groupOf,
  relationOf,
  slotOf,
  slotText,
  type SlotPattern,
} from '@/lib/query/narrow/slots.ts';
import { dayMilliseconds, noDay } from './schema.ts';
import type { Reading } from './text-cursor.ts';
import { anyValue, type ValueHash } from './value-hash.ts';

export interface LedgerReading extends Reading {
  readonly hash: ValueHash;
  /** Whether the index keeps pieces of words. */
  readonly grams: boolean;
}

export interface Place {
  readonly id: number;
  /** Of the part of the state whose values end together; null: not told apart, so they end apart. */
  readonly group: number | null;
  /** False: only values that were not told apart can concern the place asked for. */
  readonly whole: boolean;
  readonly same: boolean;
}

/** Slots that the place of a query can mean. */
export function placesOf(
  { statements }: LedgerReading,
  pattern: SlotPattern | null,
): readonly Place[] {
  const rows = statements.rows<[], [id: number, slot: string]>('SELECT id, slot FROM slots').all();
  const ids = new Map(rows.map(([id, slot]) => [slot, id]));
  return rows.flatMap(([id, slot]) => {
    const steps = slotOf(slot);
    const relation = steps === null ? 'around' : relationOf(steps, pattern);
    if (relation === 'elsewhere') return [];
    const group = steps === null ? null : (ids.get(slotText(groupOf(steps))) ?? null);
    return [{ id, group, whole: relation !== 'around', same: relation === 'same' }];
  });
}

export const hashOf = (hash: ValueHash, key: ValueKey): number | null =>
  key === null ? null : hash(key);

/** A condition on the rows of a place, with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly number[];
}

/** Rows of a place that may hold one of the values that are asked for. */
export function holding(
  { hash }: LedgerReading,
  place: Place,
  { values }: HeldNarrowing,
): Condition {
  if (place.whole && values === null) {
    return { sql: 'slot = ? AND after IS NOT NULL', values: [place.id] };
  }
  const told =
    place.whole && place.same ? (values ?? []).flatMap((key) => hashOf(hash, key) ?? []) : [];
  const keys = [anyValue, ...told];
  return {
    sql: `slot = ? AND after IN (${keys.map(() => '?').join(', ')})`,
    values: [place.id, ...keys],
  };
}

/**
 * A state that held at a time began with an event at or before it and ended with none before it.
 * Times do not follow the log exactly, so the bounds are those of whole days.
 */
export function timeCondition({ statements }: Reading, { when }: HeldNarrowing): Condition {
  if (typeof when === 'string') return { sql: '', values: [] };
  const [last] = statements
    .values<[number, number], number | null>(
      'SELECT max(last) FROM days WHERE day <= ? AND day > ?',
    )
    .all(Math.floor(when.at / dayMilliseconds), noDay);
  const ended =
    'AND (until IS NULL OR coalesce((SELECT at FROM events WHERE events.ordinal = ledger.until), ?) >= ?)';
  return { sql: `AND ordinal <= ? ${ended}`, values: [last ?? 0, when.at, when.at] };
}
