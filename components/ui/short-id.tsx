'use client';

import { CopyButton, UnstyledButton } from '@mantine/core';
import { SafeText } from './safe-text.tsx';
import { shorten } from './shorten.ts';
import classes from './short-id.module.css';

interface Props {
  readonly id: string;
  readonly most?: number;
}

/** An id shortened in the middle: whole on hover, on the clipboard after a click. */
export function ShortId({ id, most = 28 }: Props) {
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <UnstyledButton
          className={classes.id}
          title={copied ? 'Copied' : `${id} – click to copy`}
          aria-label={`${id}, copy`}
          onClick={copy}
        >
          <SafeText>{shorten(id, most)}</SafeText>
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
