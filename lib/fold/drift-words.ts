import type { DriftView } from '@/lib/api/drift.ts';
import type { TrustWord } from './fidelity-words.ts';

/** What a comparison with the store's own snapshot says; null where the store keeps none. */
export function driftWord(drift: DriftView): TrustWord | null {
  const snapshot = `snapshot v${drift.snapshotVersion ?? '?'}`;
  const places = drift.changes.length;
  switch (drift.verdict) {
    case 'agrees':
      return {
        label: `agrees with ${snapshot}`,
        tone: 'green',
        meaning: `The store’s own ${snapshot} has the same values as its events up to there.`,
      };
    case 'disagrees':
      return {
        label: `differs from ${snapshot} in ${places.toLocaleString('en')} ${places === 1 ? 'place' : 'places'}`,
        tone: 'red',
        meaning: `The store’s own ${snapshot} has other values than its events up to there.`,
      };
    case 'unknown':
      return unknownWord(drift.unknown, snapshot);
  }
}

function unknownWord(why: DriftView['unknown'], snapshot: string): TrustWord | null {
  switch (why) {
    case 'none_yet':
      return {
        label: 'no snapshot',
        tone: 'grey',
        meaning:
          'The store keeps snapshots, but has none of this stream at or before this moment to compare with.',
      };
    case 'unreadable':
      return {
        label: `${snapshot} unreadable`,
        tone: 'amber',
        meaning: `The store’s own ${snapshot} holds no JSON, so nothing can be compared with it.`,
      };
    case 'not_reached':
      return {
        label: `${snapshot} not compared`,
        tone: 'amber',
        meaning: `The fold never stood at the version of the store’s own ${snapshot}: the event is not there, or the reducer stopped before it.`,
      };
    case 'not_kept':
    case null:
      return null;
  }
}
