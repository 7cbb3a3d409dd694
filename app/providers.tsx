'use client';

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ProblemError } from '@/components/ui/problem-error.ts';
import { theme } from '@/components/ui/theme.ts';
import { shareStyleNonce } from './style-nonce.ts';

/** Refusals are final; only what may pass by itself is tried again, once. */
const mayPass = (error: Error): boolean =>
  !(error instanceof ProblemError) || error.problem.code === 'store_unavailable';

function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 1 && mayPass(error),
      },
    },
  });
}

interface Props {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

export function Providers({ nonce, children }: Props) {
  const [client] = useState(newClient);
  shareStyleNonce(nonce ?? '');
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce ?? ''}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
