'use client';

import { useState } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { useInitiator } from '@/components/ui/use-initiator.ts';
import type { InitiatorView } from '@/lib/api/views.ts';
import classes from './today.module.css';

interface SetterNameProps {
  readonly store: string;
  readonly stream: string;
  readonly version: string;
  readonly known: InitiatorView;
}

/** Who set a value; where the state came without it, the way to read it. */
export function SetterName({ store, stream, version, known }: SetterNameProps) {
  const [asked, setAsked] = useState(false);
  const who = useInitiator({ store, stream, version, known, asked });
  if (who.kind === 'none') return null;
  if (who.kind === 'named') {
    return (
      <>
        by <SafeText>{who.name}</SafeText>
      </>
    );
  }
  if (who.kind === 'reading') return <>by …</>;
  if (who.kind === 'failed') return <>by somebody who could not be read</>;
  return (
    <button
      type="button"
      className={classes.who}
      title="Who did it was not read with the state."
      onClick={() => {
        setAsked(true);
      }}
    >
      by whom?
    </button>
  );
}
