'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed, Loading } from './read-states.tsx';

interface Props<Data> {
  /** What is being read, in words. */
  readonly what: string;
  readonly query: UseQueryResult<Data>;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}

/** An answer once it is there; until then that it is being read, or why it could not be. */
export function Answered<Data>({ what, query, rows = 6, children }: Props<Data>) {
  if (query.isPending) return <Loading what={what} rows={rows} />;
  if (query.data !== undefined) return children(query.data);
  return (
    <Failed
      what={what}
      error={query.error}
      onRetry={() => {
        void query.refetch();
      }}
    />
  );
}
