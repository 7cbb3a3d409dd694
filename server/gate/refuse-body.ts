import type { Refusal, RequestFacts } from './request-facts.ts';

export const MAX_BODY = 1024 * 1024;

function refuseLength({ method, headers }: RequestFacts): Refusal | null {
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, code: 'invalid_input', detail: 'Send the body with a Content-Length.' };
  }
  const length = Number(headers['content-length'] ?? '0');
  if (length > MAX_BODY) {
    return {
      status: 413,
      code: 'invalid_input',
      detail: `A request body has at most ${MAX_BODY} bytes.`,
    };
  }
  if (length > 0 && method !== 'POST') {
    return { status: 400, code: 'invalid_input', detail: 'Only POST requests have a body.' };
  }
  return null;
}

/** Cookies ride along on their own; a bearer token or our own origin shows intent. */
function refuseUnintended({ headers }: RequestFacts): Refusal | null {
  const { authorization, origin } = headers;
  if (authorization !== undefined) return null;
  if (origin !== undefined && headers['sec-fetch-site'] === 'same-origin') return null;
  return {
    status: 403,
    code: 'forbidden',
    detail: 'Changes are accepted from our own pages and with a bearer token only.',
  };
}

/** Limits on requests that carry a body or change something of ours. */
export function refuseBody(facts: RequestFacts): Refusal | null {
  const { method, headers } = facts;
  const tooMuch = refuseLength(facts);
  if (tooMuch !== null || method === 'GET' || method === 'HEAD') return tooMuch;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (method === 'POST' && type !== 'application/json') {
    return { status: 415, code: 'unsupported', detail: 'A request body is application/json.' };
  }
  return refuseUnintended(facts);
}
