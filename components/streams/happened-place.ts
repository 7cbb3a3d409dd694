import type { HappenedView } from '@/lib/api/two-clocks.ts';
import { instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { parseMoment } from '@/lib/time/moment.ts';

export interface HappenedPlace {
  /** Index among the listed events; -1: nothing of them had happened yet. */
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
    return { ...end, note: `${at} is not in this stream; this is the last that happened.` };
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

/** Whether the listed events tell where a moment lies: those around it are among them, or none are further. */
export function coversMoment(
  items: readonly HappenedView[],
  at: string | null,
  { place, total }: { readonly place: number; readonly total: number },
): boolean {
  const isEnd = place + items.length >= total;
  const parsed = parseMoment(at);
  if (at === null || !parsed.ok) return isEnd;
  const { moment } = parsed;
  if (moment.kind === 'version') {
    return items.some(({ event }) => event.version === String(moment.version));
  }
  if (moment.kind !== 'time') return isEnd;
  const { index } = happenedPlace(items, at);
  return (index >= 0 || place === 0) && (index < items.length - 1 || isEnd);
}
