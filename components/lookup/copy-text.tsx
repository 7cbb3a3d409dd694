'use client';

import { useClipboard } from '@mantine/hooks';
import classes from './lookup.module.css';

interface Props {
  readonly label: string;
  /** Made only when it is wanted. */
  readonly text: () => string;
}

/** Text to be pasted elsewhere. */
export function CopyText({ label, text }: Props) {
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <button
      type="button"
      className={classes.plain}
      onClick={() => {
        clipboard.copy(text());
      }}
    >
      {clipboard.copied ? 'Copied' : label}
    </button>
  );
}
