import { queryOptions } from '@tanstack/react-query';
import type { Contract } from '@/lib/api/contract.ts';
import { apiHref, type ApiParams } from '@/lib/urls/api-href.ts';
import { withAsOf } from '@/lib/urls/as-of.ts';
import { pinnedNow } from './pinned.ts';
import { problemFrom } from './problem-error.ts';

/** The key of a read: server pages prefill it, the client refetches under it. */
export function contractKey<Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  params: ApiParams<Params>,
): readonly [string, ApiParams<Params>] {
  return [contract.path, params];
}

/** What changes something does so now: only reads know a pinned moment. */
function pinnedHref<Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  params: ApiParams<Params>,
): string {
  const href = apiHref(contract, params);
  return contract.method === 'GET' ? withAsOf(href, pinnedNow()) : href;
}

/** Reads through a contract: fetch, refusal as `ProblemError`, answer checked against its shape. */
export async function fetchContract<Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  params: ApiParams<Params>,
  options: { readonly signal?: AbortSignal; readonly body?: Body } = {},
): Promise<Response> {
  const { signal, body } = options;
  const answer = await fetch(pinnedHref(contract, params), {
    method: contract.method,
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!answer.ok) throw await problemFrom(answer);
  return contract.response.parse(await answer.json());
}

/** Options for `useQuery` of one read. */
export function contractQuery<Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  params: ApiParams<Params>,
) {
  return queryOptions({
    queryKey: contractKey(contract, params),
    queryFn: ({ signal }) => fetchContract(contract, params, { signal }),
  });
}
