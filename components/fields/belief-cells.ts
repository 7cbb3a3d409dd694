import type { Beliefs } from '@/lib/api/two-clocks.ts';
import { instant } from '@/lib/events/ids.ts';
import { lateSeconds } from '@/lib/fold/late.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';

type Row = Beliefs['rows'][number];

export type BeliefCell = Row['cells'][number] & {
  /** `later`: the time came only when the row's knowledge was already succeeded by the next. */
  readonly kind: 'believed' | 'corrected' | 'later';
};

/** One that differs from the row before was corrected, where that row had a belief about the time. */
export function beliefCells({ rows, abouts }: Beliefs): readonly (readonly BeliefCell[])[] {
  return rows.map((row, index) =>
    row.cells.map((cell, about): BeliefCell => {
      const [time, before] = [abouts[about] ?? '', rows[index - 1]];
      if (!isKnown(row, time)) return { ...cell, kind: 'later' };
      const was = before !== undefined && isKnown(before, time) ? before.cells[about] : undefined;
      const isNew = was !== undefined && was.value !== cell.value;
      return { ...cell, kind: isNew ? 'corrected' : 'believed' };
    }),
  );
}

/**
 * Whether the time had come when the row was known, or came well before the next thing was: the ordinary
 * delay of a system is no time in which something else was believed.
 */
function isKnown({ recordedAt, until }: Row, time: string): boolean {
  if (until === null || lateSeconds({ occurredAt: time, recordedAt: until }) !== null) return true;
  return recordedAt !== null && compareInstants(instant(time), instant(recordedAt)) <= 0;
}
