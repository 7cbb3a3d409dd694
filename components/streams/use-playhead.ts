'use client';

import { useCallback, useEffect, useState } from 'react';
import { heldVersion, hold, wrote, type Held } from './playhead.ts';
import { versionAt } from './stream-place.ts';
import type { PlaceInUrl } from './use-stream-place.ts';

export interface Playhead {
  /** Null while a moment that is no version is being resolved. */
  readonly version: bigint | null;
  /** Follows the hand now; the URL follows shortly after, in the same history entry. */
  readonly drag: (version: bigint) => void;
  /** Goes there, and Back comes back. */
  readonly go: (version: bigint) => void;
}

/** The URL is rewritten at most this often: browsers refuse more than about a hundred in 30 s. */
const writeAfter = 350;

/** `resolved` is the version the URL names, once that is known. */
export function usePlayhead(url: PlaceInUrl, resolved: bigint | null): Playhead {
  const { place, push, replace } = url;
  const [held, setHeld] = useState<Held | null>(null);
  const inHand = heldVersion(held, place.at);

  useEffect(() => {
    if (inHand === null || versionAt(inHand) === place.at) return;
    const timer = setTimeout(() => {
      const at = versionAt(inHand);
      setHeld((now) => (now === null ? null : wrote(now, at)));
      replace({ at });
    }, writeAfter);
    return () => {
      clearTimeout(timer);
    };
  }, [inHand, place.at, replace]);

  const drag = useCallback(
    (version: bigint) => {
      setHeld((now) => hold(now, version, place.at));
    },
    [place.at],
  );
  const go = useCallback(
    (version: bigint) => {
      setHeld(null);
      push({ at: versionAt(version) });
    },
    [push],
  );
  return { version: inHand ?? resolved, drag, go };
}
