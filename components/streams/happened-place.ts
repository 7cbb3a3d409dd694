import type { HappenedView } from '@/lib/api/two-clocks.ts';
import { instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { parseMoment } from '@/lib/time/moment.ts';

export interface HappenedPlace {
  /** Index among the listed events; -1: nothing had happened yet. */
  readonly index: number;
  /** What had to be changed about the moment, in words; null when nothing had. */
  readonly note: string | null;
}

/** The last event that had happened at a moment: at a version, all that happened up to that event. */
export function happenedPlace(items: readonly HappenedView[], at: string | null): HappenedPlace {
  const end = { index: items.length - 1, note: null };
  const parsed = parseMoment(at);
  if (at === null || !parsed.ok) return end;
  const { moment } = parsed;
  if (moment.kind === 'version') {
    const index = items.findLastIndex(({ event }) => event.version === String(moment.version));
    if (index !== -1) return { index, note: null };
    return { ...end, note: `${at} is not among these events; this is the last that happened.` };
  }
  if (moment.kind !== 'time') {
    return { ...end, note: `${at} is no moment of this order; this is the last that happened.` };
  }
  const index = items.findLastIndex(
    (item) => item.at === null || compareInstants(instant(item.at), moment.time) <= 0,
  );
  const version = items[index]?.event.version;
  return {
    index,
    note: version === undefined ? `Nothing had happened by ${at}.` : `${at} → v${version}`,
  };
}
