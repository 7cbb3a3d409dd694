import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { parseVersion } from '@/lib/events/ids.ts';
import { parseMoment } from '@/lib/time/moment.ts';
import type { HappenedOrder } from './internal-happened-order.ts';

export interface WantedPage {
  readonly at?: string | undefined;
  readonly place?: number | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Places of a page: from the first, up to but without `until`. */
export interface PlaceRange {
  readonly from: number;
  readonly until: number;
}

/** Most of what is shown around a moment lies before it. */
const partBefore = 0.6;

/** Throws `invalid_input` for a moment that is none and for a version that the stream has not. */
export function rangeOf(happened: HappenedOrder, wanted: WantedPage): PlaceRange {
  const { limit, before, after } = wanted;
  if (before !== undefined) {
    const until = firstOfVersion(happened, knownPlace(happened, 'before', before));
    return whole(happened, { from: until - limit, until });
  }
  if (after !== undefined) {
    const from = knownPlace(happened, 'after', after) + 1;
    return whole(happened, { from, until: from + limit });
  }
  const around = wanted.place ?? placeAt(happened, wanted.at);
  const end = Math.min(happened.length, around + 1 + Math.floor(limit * (1 - partBefore)));
  const from = Math.max(0, end - limit);
  return whole(happened, { from, until: from + limit });
}

/**
 * Place of the last event that had happened by a moment, at a version that of its event; -1: nothing
 * had. Whatever is no moment of this order is its end.
 */
export function placeAt(happened: HappenedOrder, at: string | undefined): number {
  const parsed = parseMoment(at);
  if (!parsed.ok) throw new AppError('invalid_input', parsed.message, { field: 'at' });
  const { moment } = parsed;
  const end = happened.length - 1;
  if (moment.kind === 'time') return happened.countBy(moment.time) - 1;
  return moment.kind === 'version' ? (happened.placeOfVersion(moment.version) ?? end) : end;
}

function knownPlace(happened: HappenedOrder, field: 'before' | 'after', text: string): number {
  const version = parseVersion(text);
  const place = version === null ? null : happened.placeOfVersion(version);
  if (place !== null) return place;
  throw new AppError('invalid_input', `The stream has no version ${text}.`, { field });
}

/** Events of one version stand beside each other and are never parted. */
function whole(happened: HappenedOrder, { from, until }: PlaceRange): PlaceRange {
  const first = Math.min(Math.max(0, from), happened.length);
  let end = Math.min(Math.max(first, until), happened.length);
  while (end < happened.length && end > first && isTwin(happened, end)) end += 1;
  return { from: firstOfVersion(happened, first), until: end };
}

function firstOfVersion(happened: HappenedOrder, place: number): number {
  let first = place;
  while (first > 0 && first < happened.length && isTwin(happened, first)) first -= 1;
  return first;
}

/** The event at a place claims the version of the one before it. */
function isTwin(happened: HappenedOrder, place: number): boolean {
  const [before, own] = [happened.indexAt(place - 1), happened.indexAt(place)];
  return happened.index.versionAt(before) === happened.index.versionAt(own);
}
