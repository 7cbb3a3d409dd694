import { refuseBody } from './refuse-body.ts';
import type { Refusal, RequestFacts } from './request-facts.ts';

export const MAX_URL = 8192;
const methods = new Set(['GET', 'HEAD', 'POST', 'DELETE']);

/** The only values of `Host` that are answered: a page on a foreign name cannot read through us. */
export function allowedHosts(port: number): ReadonlySet<string> {
  const names = ['localhost', '127.0.0.1', '[::1]'];
  return new Set(names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : `${name}:${port}`)));
}

function refuseTarget({ method, url }: RequestFacts): Refusal | null {
  if (!methods.has(method)) {
    return { status: 405, code: 'unsupported', detail: 'Only GET, HEAD, POST and DELETE exist.' };
  }
  if (url.length > MAX_URL) {
    return {
      status: 414,
      code: 'invalid_input',
      detail: `An address has at most ${MAX_URL} characters.`,
    };
  }
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(url) || url.includes('\\')) {
    return {
      status: 400,
      code: 'invalid_input',
      detail: 'The request target must be a plain path beginning with one slash.',
    };
  }
  return null;
}

function refuseHost({ headers, rawHeaders }: RequestFacts, port: number): Refusal | null {
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length === 1 && allowedHosts(port).has(headers.host ?? '')) return null;
  return {
    status: 403,
    code: 'forbidden',
    detail: `Backstory answers only to http://localhost:${port} and http://127.0.0.1:${port}.`,
  };
}

function refuseProtocol({ headers }: RequestFacts): Refusal | null {
  if (headers.upgrade !== undefined) {
    return { status: 400, code: 'unsupported', detail: 'Connections are not upgraded.' };
  }
  if (headers['next-action'] !== undefined) {
    return { status: 400, code: 'unsupported', detail: 'There are no server actions.' };
  }
  return null;
}

/** Other ports of this machine are the same site, but not us: only our own origin and the user's hand. */
function refuseForeign({ headers }: RequestFacts): Refusal | null {
  const site = headers['sec-fetch-site'];
  const siteIsOurs = site === undefined || site === 'same-origin' || site === 'none';
  const { origin } = headers;
  const originIsOurs = origin === undefined || origin === `http://${headers.host}`;
  if (siteIsOurs && originIsOurs) return null;
  return {
    status: 403,
    code: 'forbidden',
    detail: 'Requests made by another site are refused.',
  };
}

/** Why this request must not be answered, whoever sends it; null when it may. `port` is the one listened on. */
export function refuseRequest(facts: RequestFacts, port: number): Refusal | null {
  return (
    refuseTarget(facts) ??
    refuseHost(facts, port) ??
    refuseProtocol(facts) ??
    refuseForeign(facts) ??
    refuseBody(facts)
  );
}

/** A click on a link elsewhere: refused too, but with a page that offers to go on. */
export function isForeignNavigation({ method, headers }: RequestFacts): boolean {
  return (
    method === 'GET' &&
    headers.origin === undefined &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}
