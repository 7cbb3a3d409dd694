import type { HappenedView } from '@/lib/api/two-clocks.ts';
import { instant } from '@/lib/events/ids.ts';
import { gapWords, secondsBetween } from '@/lib/time/gap.ts';
import { marksOf, overtookMark, type EventMark } from './event-marks.ts';
import type { EventRow, GapRow, TimelineRow } from './timeline-rows.ts';

/** As in the order of versions: a day without events is a silence. */
const silenceFrom = 20 * 3600;

/** One row for each event where it happened, with the silences between. */
export function happenedRows(
  items: readonly HappenedView[],
  order: 'newest' | 'oldest',
): readonly TimelineRow[] {
  const rows = items.flatMap((item, place): readonly TimelineRow[] => {
    const gap = silenceBetween(items[place - 1], item);
    return gap === null ? [rowOf(item)] : [gap, rowOf(item)];
  });
  return order === 'oldest' ? rows : rows.reverse();
}

function rowOf(item: HappenedView): EventRow {
  const { event, at, changes, described } = item;
  return {
    kind: 'event',
    key: `e${event.version}/${event.id}`,
    ...{ event, changes, described },
    happenedAt: at,
    marks: happenedMarks(item),
  };
}

/** That no payload was sent is no news here: it is read when the event is chosen. */
function happenedMarks({ event, by, overtook }: HappenedView): readonly EventMark[] {
  const marks = marksOf(event, null).filter(({ kind }) => kind !== 'omitted');
  const own = overtook === null ? marks : [...marks, overtookMark(overtook)];
  if (by === 'place') return [...own, { kind: 'clock', label: 'no time', meaning: noTime }];
  return own;
}

const noTime = 'It bears no time and stands behind the event that was recorded before it.';

function silenceBetween(before: HappenedView | undefined, item: HappenedView): GapRow | null {
  if (before === undefined || before.at === null || item.at === null) return null;
  const [from, to] = [instant(before.at), instant(item.at)];
  const seconds = secondsBetween(from, to);
  if (seconds === null || seconds < silenceFrom) return null;
  const key = `g${before.event.version}-${item.event.version}`;
  return { kind: 'gap', key, silence: gapWords(from, to), missing: null };
}
