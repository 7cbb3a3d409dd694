'use client';

import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCircleOff, IconHourglassLow } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ProblemError } from './problem-error.ts';
import classes from './read-states.module.css';

interface LoadingProps {
  /** What is being read, in words: `the events of account-1042`. */
  readonly what: string;
  readonly rows?: number;
}

export function Loading({ what, rows = 6 }: LoadingProps) {
  return (
    <div className={classes.loading} role="status" aria-label={`Reading ${what}`}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={14} width={`${92 - ((row * 17) % 40)}%`} radius="sm" />
      ))}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  /** Why it is empty and what to try. */
  readonly children?: ReactNode;
}

export function Empty({ title, children }: EmptyProps) {
  return (
    <div className={classes.state}>
      <IconCircleOff size={22} stroke={1.5} aria-hidden="true" />
      <p className={classes.title}>{title}</p>
      {children !== undefined && <div className={classes.text}>{children}</div>}
    </div>
  );
}

interface PartialProps {
  /** What is missing. */
  readonly children: ReactNode;
  readonly onContinue?: (() => void) | undefined;
  readonly busy?: boolean;
}

export function Partial({ children, onContinue, busy = false }: PartialProps) {
  return (
    <div className={classes.partial} role="status">
      <IconHourglassLow size={16} stroke={1.5} aria-hidden="true" />
      <span className={classes.text}>{children}</span>
      {onContinue !== undefined && (
        <Button size="compact-xs" variant="default" onClick={onContinue} loading={busy}>
          Continue
        </Button>
      )}
    </div>
  );
}

interface FailedProps {
  readonly what: string;
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

export function Failed({ what, error, onRetry }: FailedProps) {
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle size={22} stroke={1.5} className={classes.danger} aria-hidden="true" />
      <p className={classes.title}>{problem?.title ?? `Could not read ${what}`}</p>
      <p className={classes.text}>{problem?.detail ?? messageOf(error)}</p>
      {onRetry !== undefined && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'There was no explanation.';
