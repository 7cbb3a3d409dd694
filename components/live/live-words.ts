import type { LiveRun } from './live-run.ts';

export interface LiveState {
  readonly word: string;
  readonly tone: 'green' | 'amber' | 'red' | 'grey';
  readonly detail: string;
}

const seals: Readonly<Record<string, string>> = {
  'commit-order': 'events come in the order of their commits',
  'snapshot-xmin': 'events come in the order of their commits',
  'lock-holders': 'events that commit late are waited for and marked',
  time: 'the store does not show who still writes: late events are waited for ten seconds only',
  none: 'this store cannot tell late events: they may be missed',
};

/** How far the tail is, in a word and a sentence. */
export function liveState({
  paused,
  held,
  overflowed,
  broken,
  failure,
  start,
  progress,
}: LiveRun): LiveState {
  if (failure !== null) return { word: 'stopped', tone: 'red', detail: failure };
  if (paused) {
    const more = overflowed ? 'at least ' : '';
    return { word: 'paused', tone: 'grey', detail: `${more}${held.length} events are waiting` };
  }
  if (broken) return { word: 'reconnecting', tone: 'amber', detail: 'nothing is lost meanwhile' };
  return followed(start, progress);
}

function followed(start: LiveRun['start'], progress: LiveRun['progress']): LiveState {
  if (progress === null) return { word: 'connecting', tone: 'grey', detail: '' };
  if (!progress.live) return { word: 'behind', tone: 'amber', detail: 'catching up with the log' };
  const waits = 'an open transaction may still bring earlier events';
  const detail = progress.waits ? waits : (seals[start?.seal ?? ''] ?? '');
  return { word: 'live', tone: 'green', detail };
}
