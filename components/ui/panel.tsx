import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface Props {
  readonly title?: ReactNode;
  /** Beside the title, at the end of its line. */
  readonly aside?: ReactNode;
  /** Without inner space, for lists that reach the edges. */
  readonly flush?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A part of a screen: hairline, rounded corners, no shadow. */
export function Panel({ title, aside, flush = false, label, children }: Props) {
  return (
    <section className={classes.panel} aria-label={label}>
      {title !== undefined && (
        <header className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          {aside}
        </header>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
