'use client';

import { Failed } from '@/components/ui/read-states.tsx';

interface Props {
  readonly error: Error;
  readonly reset: () => void;
}

/** A page that could not be shown; the frame around it stays. */
export default function PageError({ error, reset }: Props) {
  return <Failed what="this page" error={error} onRetry={reset} />;
}
