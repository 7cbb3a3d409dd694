import type { StateView } from '@/lib/api/streams.ts';
import { instant } from '@/lib/events/ids.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';
import { shortInstant } from '@/lib/time/short-instant.ts';

interface Playhead {
  /** As it was asked for; null: now. */
  readonly at: string | null;
  /** Milliseconds since 1970; null: now, or nobody knows. */
  readonly time: number | null;
  /** The state there; null: not known yet. */
  readonly state: Pick<StateView, 'moment'> | null;
}

const epoch = instant('1970-01-01T00:00:00Z');

/** What stands on a playhead, and how it is told: `v12 · 13 May`. */
export function playheadWords({ at, time, state }: Playhead, zone: string) {
  const version = state === null ? null : versionWords(state);
  const short = time === null ? null : shortInstant(addMilliseconds(epoch, time), zone);
  const day = short === null ? (at ?? 'now') : short.dayOfYear;
  const full = short === null ? (at ?? 'now') : `${short.day} ${short.clock}`;
  return {
    flag: version === null ? day : `${version} · ${day}`,
    spoken: version === null ? full : `${version}, ${full}`,
  };
}

const versionWords = ({ moment: { version } }: Pick<StateView, 'moment'>): string =>
  version === null ? 'before its first event' : `v${version}`;
