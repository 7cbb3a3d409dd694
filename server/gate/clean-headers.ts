import type { IncomingHttpHeaders } from 'node:http';

// What browsers and scripts need to send. Everything else, and so every header that a framework or a
// proxy could take for an identity, an internal route or a forwarded address, ends here.
const passed = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'next-url',
  'origin',
  'pragma',
  'range',
  'rsc',
  'user-agent',
]);

/** Removes, in place, every header that is not on the list of those passed on. */
export function cleanHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (!passed.has(name) && !name.startsWith('sec-fetch-')) delete headers[name];
  }
}
