'use client';

import { useClipboard } from '@mantine/hooks';
import classes from './log.module.css';

/** Copies the address of what is on screen: filter, order and the chosen event. */
export function CopyLink() {
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <button
      type="button"
      className={classes.small}
      onClick={() => {
        clipboard.copy(window.location.href);
      }}
    >
      {clipboard.copied ? 'Copied' : 'Copy link'}
    </button>
  );
}
