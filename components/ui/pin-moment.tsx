'use client';

import { IconPin } from '@tabler/icons-react';
import { instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import classes from './pin-moment.module.css';
import { pin, usePinned } from './pinned.ts';

/** The same moment, with however many digits it is written. */
const isSame = (at: string, pinned: string | null): boolean =>
  pinned !== null && compareInstants(instant(at), instant(pinned)) === 0;

/** Shows every screen as of this time. Nothing where the store has no time, or the moment is pinned already. */
export function PinMoment({ at }: { readonly at: string | null }) {
  const pinned = usePinned();
  if (at === null || isSame(at, pinned)) return null;
  return (
    <button
      type="button"
      className={classes.pin}
      aria-label="Pin this moment"
      title="Pin this moment: show every screen as it was then"
      onClick={() => {
        pin(at);
      }}
    >
      <IconPin size={13} stroke={1.7} aria-hidden="true" />
      Pin
    </button>
  );
}
