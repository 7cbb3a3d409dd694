import 'server-only';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { pagesKey } from '@/components/ui/contract-pages.ts';
import { contractKey } from '@/components/ui/contract-query.ts';
import type { Contract } from '@/lib/api/contract.ts';
import type { ApiParams } from '@/lib/urls/api-href.ts';
import { pageCall } from '@/server/http/page-call.ts';
import type { Call, Service } from '@/server/services/define-service.ts';

interface Read {
  readonly key: readonly unknown[];
  readonly run: (call: Call) => Promise<unknown>;
}

/** How long a page waits for its reads; the browser asks for slower ones itself and says it is reading. */
const patienceMs = 300;

/** One read a page begins on the server, under the key the client looks for it. */
export function readOf<Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  service: Service<Response>,
  params: ApiParams<Params>,
): Read {
  return {
    key: contractKey(contract, params),
    run: async (call) => (await service(call, withoutNulls(params))).value,
  };
}

/** As `readOf` for the first page of a list that is read page by page. */
export function firstPageOf<Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  service: Service<Response>,
  params: ApiParams<Params>,
): Read {
  const { run } = readOf(contract, service, params);
  return {
    key: pagesKey(contract, params),
    run: async (call) => ({ pages: [await run(call)], pageParams: [null] }),
  };
}

interface Props {
  readonly reads: readonly Read[];
  readonly children: ReactNode;
}

/**
 * Gives the client what the server has read already. A read that fails or takes long is not handed
 * over: the client asks again and tells the reason where its answer would stand.
 */
export async function Prefetched({ reads, children }: Props) {
  // A link that is only in view is no visit: nothing is read and nothing is logged for it.
  if ((await headers()).has('next-router-prefetch')) return children;
  const client = new QueryClient();
  const call = pageCall();
  const all = Promise.all(
    reads.map(({ key, run }) =>
      client.prefetchQuery({ queryKey: key, queryFn: async () => run(await call) }),
    ),
  );
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  // Only what is there: a promise may be kept before the browser takes the page over, which then differs.
  const state = dehydrate(client);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}

/** Null means "not given" in an address; schemas know only absence. */
const withoutNulls = (params: object): object =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
