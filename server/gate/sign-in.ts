import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import { LOCAL_MEMBER, principalOf } from '@/server/auth/principal.ts';
import { cookieName, startSession } from '@/server/auth/sessions.ts';
import { redeemToken } from '@/server/auth/token.ts';
import { AppError } from '@/lib/errors.ts';
import type { Refusal, RequestFacts } from './request-facts.ts';

export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'redirect'; readonly to: string; readonly cookie: string | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const admitted: Admission = { kind: 'admitted' };

function toHeaders(headers: IncomingHttpHeaders): Headers {
  const { host, cookie, authorization } = headers;
  const result = new Headers();
  if (host !== undefined) result.set('host', host);
  if (cookie !== undefined) result.set('cookie', cookie);
  if (authorization !== undefined) result.set('authorization', authorization);
  return result;
}

async function checkPrincipal({ headers }: RequestFacts): Promise<Admission> {
  try {
    await principalOf(toHeaders(headers));
    return admitted;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unauthenticated') throw error;
    return {
      kind: 'refused',
      refusal: { status: 401, code: 'unauthenticated', detail: error.message },
    };
  }
}

function withoutToken(url: URL): string {
  url.searchParams.delete('token');
  return `${url.pathname}${url.search}`;
}

async function exchange(facts: RequestFacts, url: URL, token: string): Promise<Admission> {
  if (redeemToken(token)) {
    const secret = await startSession(LOCAL_MEMBER);
    const name = cookieName(facts.headers.host ?? '');
    const cookie = `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    return { kind: 'redirect', to: withoutToken(url), cookie };
  }
  const admission = await checkPrincipal(facts);
  if (admission.kind !== 'admitted') {
    return {
      kind: 'refused',
      refusal: {
        status: 401,
        code: 'unauthenticated',
        detail:
          'The token of this address was used already or belongs to an earlier start. A new address is in the terminal.',
      },
    };
  }
  return { kind: 'redirect', to: withoutToken(url), cookie: null };
}

/**
 * Lets a request in that brings a session, the bearer token, or the printed address' token, which is
 * exchanged for a cookie and taken out of the address. Built files carry no data and need none.
 */
export async function admit(facts: RequestFacts): Promise<Admission> {
  if (facts.url.startsWith('/_next/static/')) return admitted;
  const url = new URL(facts.url, 'http://localhost');
  const token = url.searchParams.get('token');
  const isPage = facts.method === 'GET' && !url.pathname.startsWith('/api/');
  if (token !== null && isPage) return exchange(facts, url, token);
  return checkPrincipal(facts);
}
