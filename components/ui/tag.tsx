import type { ReactNode } from 'react';
import classes from './tag.module.css';

/** What a state word means, as a tint: complete, late, unreadable, masked, and neutral ones. */
export type Tone = 'green' | 'amber' | 'red' | 'blue' | 'grey';

interface Props {
  readonly tone?: Tone;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A state in one or two words. The word carries the meaning, the tint only helps. */
export function Tag({ tone = 'grey', title, children }: Props) {
  return (
    <span className={classes.tag} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
