'use client';

import { useMemo } from 'react';
import { MarkedText } from '@/components/ui/marked-text.tsx';
import type { PayloadView } from '@/lib/api/views.ts';
import { summarise } from './event-summary.ts';
import classes from './summary.module.css';

/** The first fields of a payload in a line. */
export function SummaryLine({ payload }: { readonly payload: PayloadView }) {
  const { parts, more, note } = useMemo(() => summarise(payload, 6), [payload]);
  return (
    <p className={classes.summary}>
      {note === null ? null : <em>{note}</em>}
      {parts.map(({ key, text }) => (
        <span key={key}>
          {key === '' ? null : (
            <>
              <span className={classes.key}>
                <MarkedText>{key}</MarkedText>
              </span>{' '}
            </>
          )}
          <MarkedText>{text}</MarkedText>
        </span>
      ))}
      {more > 0 ? <span className={classes.key}>+{more} more</span> : null}
    </p>
  );
}
