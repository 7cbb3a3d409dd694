import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';

/**
 * Styles come from our files and from tags that carry the nonce; `style` attributes have no nonce, so
 * they alone are allowed as such.
 */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Gives each page its content security policy. Access is checked elsewhere: without this file nothing opens. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // A page learns its search string only by asking for it; every read of a page needs its moment.
  headers.set('x-search', request.nextUrl.search);
  headers.set('content-security-policy', policy(nonce));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy(nonce));
  return response;
}

export const config = {
  matcher: ['/((?!api/|_next/static/|icon|favicon).*)'],
};
