import type { ServerResponse } from 'node:http';
import { sandboxScriptPath } from '@/lib/sandbox/script-path.ts';

/** For answers that are not pages; pages bring their own policy with a nonce from proxy.ts. */
export const EMPTY_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const fixed: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** Files that are the same for everybody and hold nothing of a store: the browser may keep them. */
function isBuiltFile(url: string, status: number): boolean {
  const isKept = url.startsWith('/_next/static/') || url === sandboxScriptPath;
  return isKept && (status === 200 || status === 304);
}

function settle(response: ServerResponse, url: string, status: number): void {
  for (const [name, value] of Object.entries(fixed)) response.setHeader(name, value);
  if (!isBuiltFile(url, status)) response.setHeader('Cache-Control', 'no-store, private');
  if (!response.hasHeader('Content-Security-Policy')) {
    response.setHeader('Content-Security-Policy', EMPTY_POLICY);
  }
  response.removeHeader('X-Powered-By');
  for (const name of response.getHeaderNames()) {
    if (name.startsWith('access-control-')) response.removeHeader(name);
  }
}

type HeaderArguments = readonly [status: number, ...rest: readonly unknown[]];

function namedHeaders(rest: readonly unknown[]): readonly (readonly [string, string | string[]])[] {
  const given = rest.find((part) => typeof part === 'object' && part !== null);
  if (given === undefined) return [];
  if (!Array.isArray(given)) return Object.entries(given as Record<string, string | string[]>);
  const flat = given.map(String);
  return flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? ''] as const] : []));
}

/** Puts our headers on the answer at the last moment, so that nothing behind us can leave one out. */
export function guardResponse(response: ServerResponse, url: string): void {
  const writeHead = response.writeHead.bind(response);
  const guarded = (...[status, ...rest]: HeaderArguments): ServerResponse => {
    for (const [name, value] of namedHeaders(rest)) response.setHeader(name, value);
    settle(response, url, status);
    const message = rest.find((part) => typeof part === 'string');
    return message === undefined ? writeHead(status) : writeHead(status, message);
  };
  response.writeHead = guarded;
}
