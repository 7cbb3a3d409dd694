'use client';

import { CopyButton, UnstyledButton } from '@mantine/core';
import { instant } from '@/lib/events/ids.ts';
import { showInstant, type ClockDigits } from '@/lib/time/show-instant.ts';
import classes from './timestamp.module.css';
import { useReaderZone } from './use-reader-zone.ts';

interface Props {
  /** ISO text in UTC with the store's digits; null where the store has no time. */
  readonly at: string | null;
  readonly digits?: ClockDigits;
  readonly withZone?: boolean;
}

/** A moment in the reader's zone; the exact UTC text on hover, and on the clipboard after a click. */
export function Timestamp({ at, digits = 'seconds', withZone = false }: Props) {
  const zone = useReaderZone();
  if (at === null) return <span className={classes.none}>time not recorded</span>;
  const shown = showInstant(instant(at), zone, digits);
  return (
    <CopyButton value={shown.utc}>
      {({ copied, copy }) => (
        <UnstyledButton
          className={classes.time}
          title={copied ? 'Copied' : `${shown.utc} – click to copy`}
          onClick={copy}
        >
          <time dateTime={shown.utc}>
            {shown.date} {shown.time}
            {withZone && shown.time !== '' ? ` ${shown.zone}` : ''}
          </time>
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
