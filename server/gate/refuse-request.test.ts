import { describe, expect, it } from 'vitest';
import { allowedHosts, isForeignNavigation, refuseRequest } from './refuse-request.ts';
import type { RequestFacts } from './request-facts.ts';

const PORT = 4610;

interface Given {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function facts({ method = 'GET', url = '/stores', headers = {} }: Given): RequestFacts {
  const all = { host: `127.0.0.1:${PORT}`, ...headers };
  return { method, url, headers: all, rawHeaders: Object.entries(all).flat() };
}

const statusOf = (given: Given) => refuseRequest(facts(given), PORT)?.status ?? null;

describe('the host of a request', () => {
  it.each(['127.0.0.1:4610', 'localhost:4610', '[::1]:4610'])('may be %s', (host) => {
    expect(statusOf({ headers: { host } })).toBeNull();
  });

  it('may leave out port 80 when that is the port', () => {
    expect([...allowedHosts(80)]).toContain('localhost');
    expect([...allowedHosts(PORT)]).not.toContain('localhost');
  });

  it('must be given once', () => {
    const twice = facts({});
    const rawHeaders = [...twice.rawHeaders, 'Host', 'evil.example'];
    expect(refuseRequest({ ...twice, rawHeaders }, PORT)?.status).toBe(403);
    expect(refuseRequest({ ...twice, rawHeaders: [] }, PORT)?.status).toBe(403);
  });
});

describe('the target of a request', () => {
  it.each([
    'http://127.0.0.1:4610/stores',
    'http://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/stores\\..\\x',
    '*',
    '',
    'stores',
    '/a b',
    '/ä',
    '/\u0000',
  ])('is refused as %j', (url) => {
    expect(statusOf({ url })).toBe(400);
  });

  it('is refused beyond 8192 characters', () => {
    expect(statusOf({ url: `/${'a'.repeat(8191)}` })).toBeNull();
    expect(statusOf({ url: `/${'a'.repeat(8192)}` })).toBe(414);
  });

  it.each(['OPTIONS', 'TRACE', 'PUT', 'PATCH', 'CONNECT', 'PROPFIND'])(
    'is refused with the method %s',
    (method) => {
      expect(statusOf({ method })).toBe(405);
    },
  );
});

describe('who made the request', () => {
  it.each(['same-origin', 'none'])('may be %s', (site) => {
    expect(statusOf({ headers: { 'sec-fetch-site': site } })).toBeNull();
  });

  it.each(['cross-site', 'same-site', 'unheard-of', ''])('is refused when %j', (site) => {
    expect(statusOf({ headers: { 'sec-fetch-site': site } })).toBe(403);
  });

  it.each([
    'null',
    'http://evil.example',
    'http://127.0.0.1:4611',
    'http://localhost:4610',
    'https://127.0.0.1:4610',
    'http://127.0.0.1:4610.evil.example',
    'http://127.0.0.1',
  ])('is refused with the origin %s', (origin) => {
    expect(statusOf({ headers: { origin } })).toBe(403);
  });

  it('may be our own origin', () => {
    expect(statusOf({ headers: { origin: 'http://127.0.0.1:4610' } })).toBeNull();
  });

  it('is told apart from a click on a link elsewhere', () => {
    const click = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(isForeignNavigation(facts({ headers: click }))).toBe(true);
    expect(isForeignNavigation(facts({ headers: { ...click, 'sec-fetch-dest': 'iframe' } }))).toBe(
      false,
    );
    expect(isForeignNavigation(facts({ headers: { ...click, origin: 'null' } }))).toBe(false);
    expect(isForeignNavigation(facts({ method: 'POST', headers: click }))).toBe(false);
  });
});

describe('what a request asks of the connection', () => {
  it.each([{ upgrade: 'websocket' }, { upgrade: 'h2c' }, { 'next-action': 'abc' }])(
    'is refused for %j',
    (headers) => {
      expect(statusOf({ headers: headers })).toBe(400);
    },
  );
});

describe('a request that changes something', () => {
  const own = {
    origin: 'http://127.0.0.1:4610',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  };
  const without = (name: keyof typeof own) =>
    Object.fromEntries(Object.entries(own).filter(([key]) => key !== name));

  it('may come from our own pages', () => {
    expect(statusOf({ method: 'POST', headers: own })).toBeNull();
    expect(statusOf({ method: 'DELETE', headers: without('content-type') })).toBeNull();
  });

  it('may bring a bearer token instead', () => {
    const headers = {
      authorization: 'Bearer x',
      'content-type': 'application/json; charset=utf-8',
    };
    expect(statusOf({ method: 'POST', headers })).toBeNull();
  });

  it('is refused without origin or fetch metadata', () => {
    expect(statusOf({ method: 'POST', headers: without('origin') })).toBe(403);
    expect(statusOf({ method: 'POST', headers: without('sec-fetch-site') })).toBe(403);
    expect(statusOf({ method: 'DELETE', headers: {} })).toBe(403);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'is refused as %s',
    (type) => {
      expect(statusOf({ method: 'POST', headers: { ...own, 'content-type': type } })).toBe(415);
    },
  );

  it('is refused when it is too long, of unknown length or has a body where none belongs', () => {
    const post = (headers: Record<string, string>) =>
      statusOf({ method: 'POST', headers: { ...own, ...headers } });
    expect(post({ 'content-length': '1048576' })).toBeNull();
    expect(post({ 'content-length': '1048577' })).toBe(413);
    expect(post({ 'transfer-encoding': 'chunked' })).toBe(411);
    expect(statusOf({ headers: { 'content-length': '5' } })).toBe(400);
  });
});
