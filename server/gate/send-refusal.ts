import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import { plainPage, PAGE_POLICY } from './refusal-page.ts';
import { isForeignNavigation } from './refuse-request.ts';
import type { Refusal, RequestFacts } from './request-facts.ts';

const titles: Readonly<Record<number, string>> = {
  401: 'Backstory does not know this browser yet',
  403: 'This request was refused',
};

function wantsPage({ url, headers }: RequestFacts): boolean {
  return !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}

function sendPage(response: ServerResponse, refusal: Refusal, facts: RequestFacts): void {
  // The link makes it a request of our own page, which brings the cookie along.
  const cameByLink = refusal.status === 403 && isForeignNavigation(facts);
  const title = cameByLink
    ? 'You followed a link from another site'
    : (titles[refusal.status] ?? STATUS_CODES[refusal.status] ?? 'Refused');
  const text = cameByLink
    ? 'Backstory shows nothing to other sites. If you meant to come here, go on.'
    : refusal.detail;
  const goOn = cameByLink && !facts.url.includes('token=') ? facts.url : null;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Security-Policy', PAGE_POLICY);
  response.end(plainPage({ title, text, goOn }));
}

/** Answers a refused request: a plain page for people, problem+json for programs. */
export function sendRefusal(response: ServerResponse, refusal: Refusal, facts: RequestFacts): void {
  response.statusCode = refusal.status;
  // What is left of the body is not read.
  response.setHeader('Connection', 'close');
  if (refusal.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="Backstory"');
  if (refusal.status === 405) response.setHeader('Allow', 'GET, HEAD, POST, DELETE');
  if (wantsPage(facts)) {
    sendPage(response, refusal, facts);
    return;
  }
  const { code, detail } = refusal;
  const title = STATUS_CODES[refusal.status] ?? 'Refused';
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(JSON.stringify({ code, title, detail, requestId: randomUUID() }));
}
