import 'server-only';
import type { WorkerScript } from '@/server/sandbox/browser-worker.ts';

/**
 * What a worker may do that holds somebody's code: WebAssembly. It reaches no network, loads nothing and
 * starts nothing. A worker has the policy of its own script, not that of the page.
 */
const policy = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval'",
  "connect-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The script, or word that the browser has it: it is asked for with every worker, and is large. */
export function workerScriptResponse({ text, tag }: WorkerScript, request: Request): Response {
  const headers = {
    'content-security-policy': policy,
    'cache-control': 'no-cache, private',
    etag: `"${tag}"`,
  };
  if (request.headers.get('if-none-match') === `"${tag}"`) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, {
    headers: { ...headers, 'content-type': 'text/javascript; charset=utf-8' },
  });
}
